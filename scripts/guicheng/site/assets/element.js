/* Making elements: words are always set as text, so that nothing typed or imported can become HTML. */
(function (guicheng) {
  "use strict";

  /** guicheng.element("p", {className: "note"}, "words", otherElement). Unknown properties become attributes. */
  guicheng.element = function (tag, properties, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== ""));
    return made;
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
