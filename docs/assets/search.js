// The index of the search is most of what a page would load, and most visits search nothing: Material, which asks for it
// as soon as a page is there, has to wait until somebody goes to the search.
(() => {
  if (/[?&][hq]=/.test(location.search)) return; // there are words to be marked on the page, or to be searched
  const wanted = new Promise((done) => {
    ["focusin", "change", "pointerover"].forEach((event) => addEventListener(event, ({target}) => {
      if (target.closest?.(".md-search, #__search, [for=__search]")) done();
    }));
  });
  const {open, send} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (String(address).endsWith("/search_index.json")) {
      this.send = (...body) => wanted.then(() => send.apply(this, body));
      XMLHttpRequest.prototype.open = open;
    }
    return open.call(this, method, address, ...rest);
  };
})();
