/* Everything is defined: start what this page has. */
globalThis.guicheng.start(document);
