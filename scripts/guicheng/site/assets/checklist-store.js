/* Where checklists are kept: this browser's own storage, one key an instance; nothing ever leaves the computer.
   Logic only: the storage is handed in. When it is full or forbidden, the words stay in memory and the page says so. */
(function (guicheng) {
  "use strict";

  const PREFIX = "guicheng.checklist.";

  /** @param {() => Storage} storage May throw: browsers that forbid storage throw on the mere asking. */
  function makeStore(storage) {
    /** Instances that could not be written. @type {Map<string, object>} */
    const unsaved = new Map();

    function reach() {
      try {
        return storage();
      } catch (error) {
        return null;
      }
    }

    /** Whether anything can be kept at all. */
    function works() {
      const place = reach();
      if (!place) return false;
      try {
        place.setItem(PREFIX + "probe", "1");
        place.removeItem(PREFIX + "probe");
        return true;
      } catch (error) {
        return error.name === "QuotaExceededError" && place.length > 0;
      }
    }

    function load(id) {
      if (unsaved.has(id)) return unsaved.get(id);
      const place = reach();
      try {
        return read(place && place.getItem(PREFIX + id));
      } catch (error) {
        return null;
      }
    }

    function read(text) {
      const found = text ? JSON.parse(text) : null;
      return found && guicheng.checklist.isInstance(found) ? found : null;
    }

    /** All instances, those of one procedure, newest change first. */
    function list(procedure) {
      const ids = new Set(unsaved.keys());
      const place = reach();
      for (let index = 0; place && index < place.length; index++) {
        const key = place.key(index);
        if (key.startsWith(PREFIX)) ids.add(key.slice(PREFIX.length));
      }
      const found = [...ids].map(load).filter((one) => one && (!procedure || one.procedure === procedure));
      return found.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1));
    }

    /** Write an instance. @returns {boolean} False when it is only in memory. */
    function save(instance) {
      const place = reach();
      try {
        place.setItem(PREFIX + instance.id, JSON.stringify(instance));
        unsaved.delete(instance.id);
        return true;
      } catch (error) {
        unsaved.set(instance.id, instance);
        return false;
      }
    }

    /** Apply a change to the latest state, which another tab may have written, and write it. */
    function change(instance, step, today) {
      const stored = load(instance.id);
      const latest = stored && stored.revision > instance.revision ? stored : instance;
      const next = guicheng.checklist.apply(latest, step, today);
      return { instance: next, saved: save(next) };
    }

    function remove(id) {
      unsaved.delete(id);
      const place = reach();
      if (place) place.removeItem(PREFIX + id);
    }

    /** Clear what nobody has changed for a long time. @returns {object[]} What was cleared. */
    function sweep(today) {
      const old = list().filter((one) => guicheng.checklist.expiry(one) < today);
      old.forEach((one) => remove(one.id));
      return old;
    }

    /** Take over instances of a file; one that is here already with other words gets a new id. @returns {number} */
    function add(instances) {
      let added = 0;
      for (const one of instances) {
        const here = load(one.id);
        if (here && JSON.stringify(here) === JSON.stringify(one)) continue;
        save(here ? { ...one, id: freeId(one.id), name: one.name + "（导入）" } : one);
        added += 1;
      }
      return added;
    }

    function freeId(id) {
      let number = 2;
      while (load(id.slice(0, 20) + "n" + number)) number += 1;
      return id.slice(0, 20) + "n" + number;
    }

    /** Whether a storage event speaks of this instance. */
    function concerns(event, id) {
      return event.key === PREFIX + id || event.key === null;
    }

    return { works, load, list, save, change, remove, sweep, add, concerns, hasUnsaved: () => unsaved.size > 0 };
  }

  guicheng.checklistStore = makeStore;
})((globalThis.guicheng = globalThis.guicheng || {}));
