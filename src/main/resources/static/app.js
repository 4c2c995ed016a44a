// What the pages do a little better with JavaScript. Everything works without it.
(function () {
  "use strict";

  document.documentElement.classList.add("with-script");

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "true";
  }, true);

  function ready(form) {
    delete form.dataset.sent;
  }

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(ready);
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.target instanceof HTMLFormElement) ready(event.target);
  });

  // htmx replaces one piece of the page. When the answer is another page (sign-in, an error), show that page instead.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var selector = event.target.getAttribute && event.target.getAttribute("hx-select");
    var source = event.detail.requestConfig && event.detail.requestConfig.elt;
    selector = (source && source.getAttribute("hx-select")) || selector;
    if (!selector) return;
    var answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    if (answer.querySelector(selector)) return;
    if (event.detail.xhr.status < 400) {
      event.detail.shouldSwap = false;
      window.location.assign(event.detail.xhr.responseURL);
    } else {
      event.detail.selectOverride = "#main";
      event.detail.target = document.getElementById("main");
    }
  });

  // What changed is read out and seen: the sum of errors, or the notice, takes the focus.
  document.addEventListener("htmx:afterSettle", function () {
    var errors = document.querySelector("[role=alert][tabindex]");
    if (errors) errors.focus();
  });

  // An open menu closes on Escape or on a click elsewhere.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.account[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.account[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // A photo is kept as soon as it is taken.
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-at-once]") && event.target.value) event.target.form.requestSubmit();
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
