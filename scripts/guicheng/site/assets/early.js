/* Before anything is drawn: the chosen colours, and the mark that script runs. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.className = root.className.replace("no-js", "") + " js";
  try {
    var scheme = localStorage.getItem("guicheng.scheme");
    if (scheme === "dark" || scheme === "light") root.setAttribute("data-scheme", scheme);
  } catch (error) { /* storage may be closed; the system's choice holds */ }
})();
