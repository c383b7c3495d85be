// The pages work without this file. It keeps a refreshed status board quiet: what has not changed is not swapped in, and a changed
// count is said aloud at most once a minute.
(function () {
  "use strict";
  var SAID_EVERY_MS = 60000;
  var saidAt = 0;
  var heard = null;
  var shown = null;

  document.documentElement.classList.add("js");

  function sentence() {
    var line = document.getElementById("laget-mening");
    return line ? line.textContent : null;
  }
  heard = sentence();

  document.addEventListener("htmx:beforeSwap", function (event) {
    var text = event.detail.serverResponse;
    var board = event.detail.target;
    var reading = board.contains(document.activeElement) || board.querySelector("details[open]");
    if (event.detail.xhr.status !== 200 || text === shown || reading) {
      event.detail.shouldSwap = false;
      return;
    }
    shown = text;
  });

  document.addEventListener("htmx:afterSettle", function () {
    var voice = document.getElementById("laget-sagt");
    var now = Date.now();
    var words = sentence();
    if (!voice || words === heard || now - saidAt < SAID_EVERY_MS) return;
    saidAt = now;
    heard = words;
    voice.textContent = words;
  });

  // A followed tile gives its row the focus, so that the keyboard goes on from there.
  window.addEventListener("hashchange", function () {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches("tr")) return;
    var first = row.querySelector("a, th");
    if (!first.matches("a")) first.tabIndex = -1;
    first.focus({ preventScroll: true });
  });
})();
