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

  // htmx replaces one piece of the page. Whoever pressed must not find themselves nowhere, nor in silence: for every piece,
  // now and to come, the focus is put back where it was or where it makes sense, and what changed is read out.
  var swap = null;

  // When the answer is another page (sign-in, an error), that page is shown instead.
  document.addEventListener("htmx:beforeSwap", function (event) {
    swap = null;
    var source = event.detail.requestConfig && event.detail.requestConfig.elt;
    var selector = (source && source.getAttribute("data-hx-select")) ||
      (event.target.getAttribute && event.target.getAttribute("data-hx-select"));
    if (!selector) return;
    var answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    if (!answer.querySelector(selector)) {
      if (event.detail.xhr.status < 400) {
        event.detail.shouldSwap = false;
        window.location.assign(event.detail.xhr.responseURL);
        return;
      }
      selector = event.detail.selectOverride = "#main";
      event.detail.target = document.getElementById("main");
    }
    var piece = event.detail.target;
    var byItself = source.hasAttribute("data-hx-trigger");
    swap = {
      selector: selector,
      byItself: byItself,
      from: piece.contains(document.activeElement) ? document.activeElement : byItself ? null : source,
      told: told(piece).map(function (it) { return it.textContent; })
    };
  });

  document.addEventListener("htmx:afterSettle", function () {
    if (!swap) return;
    var done = swap;
    var piece = document.querySelector(done.selector);
    swap = null;
    if (!piece) return;
    var errors = piece.querySelector("[role=alert][tabindex]");
    if (errors) {
      errors.focus();
    } else if (done.from && (!document.activeElement || document.activeElement === document.body)) {
      goTo(alike(done.from, piece) || piece.querySelector("h1, h2, h3") || piece);
    }
    if (!done.byItself && !piece.querySelector("[role=alert]")) tell(piece, done.told);
  });

  document.addEventListener("htmx:sendError", function () {
    var said = document.getElementById("said");
    said.textContent = said.dataset.notSent;
    said.classList.remove("visually-hidden");
  });

  // The button, field or link that has taken the place of the one that was pressed.
  function alike(old, piece) {
    if (old.id && piece.querySelector("#" + CSS.escape(old.id))) return piece.querySelector("#" + CSS.escape(old.id));
    var form = old.form || (old instanceof HTMLFormElement ? old : null);
    if (form) {
      var again = Array.from(piece.querySelectorAll("form")).find(function (it) {
        return it.getAttribute("action") === form.getAttribute("action");
      });
      return again && ((old.name && again.querySelector("[name='" + CSS.escape(old.name) + "']")) || again.querySelector("button"));
    }
    var address = old.getAttribute("href");
    return address && piece.querySelector("a[href='" + CSS.escape(address) + "']");
  }

  function goTo(place) {
    if (!place.matches("a[href], button, input, select, textarea, [tabindex]")) place.setAttribute("tabindex", "-1");
    place.focus();
  }

  function told(piece) {
    return Array.from(piece.querySelectorAll("[data-said]"));
  }

  // What stands there now and did not before; at least, that something has changed. The notice reads itself out.
  function tell(piece, before) {
    var said = document.getElementById("said");
    said.classList.add("visually-hidden");
    said.textContent = "";
    if (document.getElementById("flash").textContent.trim()) return;
    var news = told(piece).filter(function (it) { return before.indexOf(it.textContent) < 0; });
    var title = piece.querySelector("h1, h2, h3") || document.querySelector("h1");
    if (!news.length) said.append(said.dataset.changed + " ");
    (news.length ? news : title ? [title] : []).forEach(function (it) {
      Array.from(it.cloneNode(true).childNodes).forEach(function (node) { said.append(node); });
      said.append(" ");
    });
  }

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

  // A photo is kept as soon as it is taken, and goes as small as it is kept: a telephone's own weighs more than is taken.
  // Where a browser cannot make it smaller it goes as it is.
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (!field.matches("[data-at-once]") || !field.value) return;
    smaller(field.files[0]).then(function (photo) {
      var chosen = new DataTransfer();
      chosen.items.add(photo);
      field.files = chosen.files;
    }).catch(function () {}).then(function () { field.form.requestSubmit(); });
  });

  var LONGEST_SIDE = 2560;
  var SMALL_ENOUGH = 1024 * 1024;

  async function smaller(photo) {
    if (photo.size <= SMALL_ENOUGH) return photo;
    var image = await createImageBitmap(photo, { imageOrientation: "from-image" });
    var scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    var canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    var paper = canvas.getContext("2d");
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    var drawn = await new Promise(function (done) { canvas.toBlob(done, "image/jpeg", 0.9); });
    return drawn && drawn.size < photo.size ? new File([drawn], "photo.jpg", { type: "image/jpeg" }) : photo;
  }

  // In a table of fields the arrows go from row to row, as in a spreadsheet.
  document.addEventListener("keydown", function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    var cell = step && event.target.closest(".week-of-hours td");
    if (!cell) return;
    for (var row = next(cell.parentElement); row; row = next(row)) {
      var field = row.children[cell.cellIndex].querySelector("input[type=text]");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
        return;
      }
    }
    function next(from) {
      return step > 0 ? from.nextElementSibling : from.previousElementSibling;
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });

  // What is to be taken elsewhere; where the browser keeps it from us it is marked, as a touch on it does.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) return;
    var written = document.getElementById(button.dataset.copy);
    window.getSelection().selectAllChildren(written);
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(written.textContent).then(function () {
      button.querySelector("span").textContent = button.dataset.copied;
    }, function () {});
  });

  // Less and more beside a number, which a hand finds more easily than the arrows of the browser.
  function stepped(piece) {
    piece.querySelectorAll("[data-step]").forEach(function (button) { button.hidden = false; });
  }
  stepped(document);
  document.addEventListener("htmx:afterSettle", function (event) { stepped(event.target); });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-step]");
    if (!button) return;
    var field = button.parentElement.querySelector("input");
    var next = (parseInt(field.value, 10) || 0) + parseInt(button.dataset.step, 10);
    field.value = Math.min(Math.max(next, parseInt(field.min, 10)), parseInt(field.max, 10));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // What so many of it cost with what is ticked: what the basket will say. A number that is none keeps the price of one.
  function total(form) {
    var buy = form && form.querySelector("[data-price-of-one]");
    if (!buy) return;
    var field = form.elements.quantity;
    var one = parseInt(buy.dataset.priceOfOne, 10);
    form.querySelectorAll("[data-supplement]:checked").forEach(function (box) { one += parseInt(box.dataset.supplement, 10); });
    var many = /^\s*\d+\s*$/.test(field.value) ? parseInt(field.value, 10) : 1;
    if (many < parseInt(field.min, 10) || many > parseInt(field.max, 10)) many = 1;
    var figure = buy.querySelector(".price strong");
    var said = euros(one * many);
    buy.querySelector("[data-total-word]").hidden = false;
    if (figure.textContent !== said) figure.textContent = said;
  }
  function totals() {
    document.querySelectorAll("[data-price-of-one]").forEach(function (buy) { total(buy.closest("form")); });
  }
  totals();
  window.addEventListener("pageshow", totals);
  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { total(event.target.form); });
  });

  // As the server writes it.
  function euros(cents) {
    return new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" })
      .format(cents / 100).replace(/\u00a0/g, "\u202f");
  }

  // What is to be paid for what is ticked.
  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-cents]")) return;
    var form = event.target.form;
    var sum = 0;
    form.querySelectorAll("[data-cents]:checked").forEach(function (box) { sum += parseInt(box.dataset.cents, 10); });
    var said = form.querySelector("[data-sum]");
    if (!said) return;
    said.textContent = euros(sum);
  });
})();
