// The pages work without this file. It keeps an open status board up to date, and quiet: what has changed is shown at once, what has
// not is not swapped in, and a changed count is said aloud at most once a minute. And it copies what is to be pasted elsewhere.
(function () {
  "use strict";
  var SAID_EVERY_MS = 60000;
  var DRAWN_EVERY_MS = 300;
  var ROOM_AGAIN_MS = 15000;
  // The rest after a drawing, in times of what it took to get it: a server in haste is asked more seldom. The boards of staff are
  // few, and need no such rest.
  var REST_TIMES = 2;
  var saidAt = 0;
  var sayLater = null;
  var heard = null;
  var shown = null;
  var line = null;
  var drawLater = null;
  var askedAt = 0;
  var restUntil = 0;

  document.documentElement.classList.add("js");

  function text(id) {
    var element = document.getElementById(id);
    return element ? element.textContent : null;
  }
  function write(id, words) {
    var element = document.getElementById(id);
    if (element && element.textContent !== words) element.textContent = words;
  }
  heard = text("laget-mening");

  // What changed within the minute is said when the minute is over, and only how it then stands.
  function speak() {
    var voice = document.getElementById("laget-sagt");
    var words = text("laget-mening");
    var left = saidAt + SAID_EVERY_MS - Date.now();
    if (!voice || words === heard || sayLater) return;
    if (left > 0 && saidAt > 0) {
      sayLater = setTimeout(function () { sayLater = null; speak(); }, left);
      return;
    }
    saidAt = Date.now();
    heard = words;
    voice.textContent = words;
  }

  function draw(wait) {
    if (drawLater) return;
    var rest = Math.max(0, restUntil - Date.now());
    drawLater = setTimeout(function () {
      var board = document.getElementById("lage");
      drawLater = null;
      restUntil = Date.now() + Math.max(DRAWN_EVERY_MS, wait);
      if (board && window.htmx) window.htmx.trigger(board, "samrad:changed");
    }, rest + Math.random() * wait);
  }

  function own(board) { return board.hasAttribute("data-own"); }

  function listen() {
    var board = document.getElementById("lage");
    var address = board && board.getAttribute("data-live");
    if (!address || line || document.hidden || !window.EventSource) return;
    line = new EventSource(address);
    line.addEventListener("lage", function (event) {
      var now = JSON.parse(event.data);
      var same = text("laget-mening") === now.sentence && text("laget-rubrik") === now.heading;
      var first = !line.heard;
      line.heard = true;
      // A board of staff is told only that there is something to ask for, and waits for no turn.
      if (own(board)) return draw(0);
      write("laget-rubrik", now.heading);
      write("laget-mening", now.sentence);
      if (!(first && same)) draw(now.wait);
      speak();
    });
    // No room, or not there: the clock serves meanwhile. What merely broke is opened again by the browser itself.
    line.addEventListener("error", function () {
      if (!line || line.readyState !== 2) return;
      line = null;
      setTimeout(listen, ROOM_AGAIN_MS * (1 + Math.random()));
    });
  }

  // A page that nobody sees listens to nothing: browsers allow few lines to one place.
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) listen();
    else if (line) { line.close(); line = null; }
  });
  listen();

  // Asking by the clock is for when nobody tells; and for the board of staff, where a meeting shows that changes no count.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var config = event.detail.requestConfig;
    var board = event.detail.elt;
    var clock = board.id === "lage" && !(config && config.triggeringEvent);
    if (clock && !own(board) && line && line.readyState === 1) event.preventDefault();
    askedAt = Date.now();
  });

  function parts(board) {
    var chosen = board.getAttribute("hx-select-oob");
    return chosen ? Array.from(document.querySelectorAll(chosen)) : [board];
  }

  document.addEventListener("htmx:beforeSwap", function (event) {
    var text = event.detail.serverResponse;
    var board = event.detail.target;
    if (!own(board)) restUntil = Math.max(restUntil, Date.now() + REST_TIMES * (Date.now() - askedAt));
    var reading = !window.getSelection().isCollapsed || parts(board).some(function (part) {
      return part.contains(document.activeElement) || part.querySelector("details[open]");
    });
    if (event.detail.xhr.status !== 200 || text === shown || reading) {
      event.detail.shouldSwap = false;
      return;
    }
    shown = text;
  });

  document.addEventListener("htmx:afterSettle", speak);

  // A followed tile gives its row the focus, so that the keyboard goes on from there.
  window.addEventListener("hashchange", function () {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches("tr")) return;
    var first = row.querySelector("a, th");
    if (!first.matches("a")) first.tabIndex = -1;
    first.focus({ preventScroll: true });
  });

  // How many of a form's questions something is said of, while it is said.
  document.addEventListener("input", function () {
    document.querySelectorAll("[data-counts]").forEach(function (place) {
      var fields = document.querySelectorAll("textarea[name^='" + place.getAttribute("data-counts") + "']");
      var said = Array.from(fields).filter(function (field) { return field.value.trim(); }).length;
      var words = place.getAttribute("data-words").replace("{0}", said);
      if (place.textContent !== words) place.textContent = words;
    });
  });

  // Where the steps of a page are one form, the key Enter is the button of its own step: where it has several, the marked one.
  var steps = document.getElementById("steg");
  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Enter" || event.isComposing || !steps || field.form !== steps || !field.matches("input")) return;
    var step = field.closest(".act-step");
    var button = step && (step.querySelector("button[data-own]") || step.querySelector("button[name=gor]"));
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // What is selected on the page becomes a line of a field; pressing the button must not undo the selection first.
  document.querySelectorAll("[data-takes]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("mousedown", function (event) { event.preventDefault(); });
    button.addEventListener("click", function () {
      var field = document.getElementById(button.getAttribute("data-takes"));
      var words = window.getSelection().toString().trim();
      if (words) field.value = (field.value.trim() ? field.value.trim() + "\n" : "") + words;
      field.focus();
    });
  });

  // Copies a part of the page with its tables, as a word processor takes them; where that is not allowed the part is marked instead.
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-copy]");
    var part = button && document.getElementById(button.getAttribute("data-copy"));
    if (!part) return;
    function mark() {
      var range = document.createRange();
      range.selectNodeContents(part);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
    function told(done) {
      write(button.getAttribute("data-told"), button.getAttribute(done ? "data-done" : "data-marked"));
    }
    if (!navigator.clipboard || !window.ClipboardItem) return told(mark());
    var copy = part.cloneNode(true);
    copy.querySelectorAll("table").forEach(function (table) { table.setAttribute("border", "1"); });
    navigator.clipboard.write([new ClipboardItem({
      "text/html": new Blob([copy.innerHTML], { type: "text/html" }),
      "text/plain": new Blob([part.innerText], { type: "text/plain" })
    })]).then(function () { told(true); }, function () { told(mark()); });
  });
})();
