/* A short page printed on paper leads on, and keeps the place: /s/R0012/#t120-1. */
(function () {
  "use strict";
  var target = document.getElementById("target");
  if (target) location.replace(target.href + location.hash);
})();
