package fr.conciergerie.animations.web;

import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.CollectionView;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.DepositId;
import fr.conciergerie.animations.Good;
import fr.conciergerie.animations.GoodRefusal;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.animations.LotId;
import fr.conciergerie.animations.LotPaper;
import fr.conciergerie.animations.LotStatus;
import fr.conciergerie.animations.LotView;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Collections at the desk: something is taken in, a lot is sealed, handed over, received. */
@Controller
@RequestMapping("/desk/collections")
class CollectionDeskController {

    private final Collections collections;
    private final Idempotency idempotency;
    private final LotPapers papers;
    private final DayClock dayClock;
    private final Clock clock;

    CollectionDeskController(
            Collections collections, Idempotency idempotency, LotPapers papers, DayClock dayClock, Clock clock) {
        this.collections = collections;
        this.idempotency = idempotency;
        this.papers = papers;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(Actor actor) {
        return new ModelAndView(
                "animations/desk-collections",
                "collections",
                collections.all(actor).stream().filter(it -> !it.closed()).toList());
    }

    @GetMapping("/{collection}")
    ModelAndView collection(Actor actor, @PathVariable CollectionId collection) {
        var it = collections.collection(actor, collection);
        var page = new ModelAndView("animations/desk-collection");
        page.addObject("it", it);
        page.addObject("takes", collections.takesToday(it));
        page.addObject("deposits", collections.deposits(actor, collection));
        page.addObject("lots", collections.lots(actor, collection));
        page.addObject("today", dayClock.today());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    /** Two presses: what it is, and that it is taken; the number where it is not one. */
    @PostMapping("/{collection}/deposits")
    ModelAndView deposit(
            Actor actor,
            @PathVariable CollectionId collection,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        return note(actor, collection, form, key, redirect, null);
    }

    @PostMapping("/{collection}/refusals")
    ModelAndView refuse(
            Actor actor,
            @PathVariable CollectionId collection,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        return note(actor, collection, form, key, redirect, form.choice("refusal", GoodRefusal.class));
    }

    /** @param refusal why it is not taken; null where it is */
    private ModelAndView note(
            Actor actor,
            CollectionId collection,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect,
            @Nullable Supplier<GoodRefusal> refusal) {
        var brought = Brought.read(form, collections.collection(actor, collection));
        form.otherErrorsAt("amount");
        return form.send(
                () -> collection(actor, collection),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var good = brought.good().get();
                    collections.deposit(
                            actor,
                            collection,
                            good.id(),
                            brought.amount().get(),
                            refusal == null ? null : refusal.get());
                    Flash.done(
                            redirect,
                            refusal == null ? "animations.collection.taken-in" : "animations.collection.refusal-noted",
                            good.name());
                    return to(collection);
                }));
    }

    @PostMapping("/{collection}/deposits/{deposit}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable CollectionId collection,
            @PathVariable DepositId deposit,
            RedirectAttributes redirect) {
        collections.withdraw(actor, collection, deposit);
        Flash.done(redirect, "animations.collection.withdrawn");
        return to(collection);
    }

    /** Seals the open lot. */
    @PostMapping("/{collection}/lots")
    ModelAndView seal(
            Actor actor, @PathVariable CollectionId collection, FilledForm form, RedirectAttributes redirect) {
        var contents = collections.lots(actor, collection).stream()
                .filter(it -> it.status() == LotStatus.OPEN)
                .findFirst()
                .map(LotView::contents)
                .orElse(List.of());
        var counted = Amounts.counted(form, contents);
        return form.send(() -> collection(actor, collection), () -> {
            var lot = collections.seal(actor, collection, form.version(), counted.get());
            Flash.done(redirect, "animations.collection.sealed", lot.number());
            return to(collection);
        });
    }

    @PostMapping("/{collection}/lots/{lot}/handover")
    ModelAndView handOver(
            Actor actor,
            @PathVariable CollectionId collection,
            @PathVariable LotId lot,
            FilledForm form,
            RedirectAttributes redirect) {
        var known = collections.lot(actor, collection, lot);
        var function = form.text("function", Collections.LONGEST_FUNCTION);
        return form.send(() -> collection(actor, collection), () -> {
            collections.handOver(actor, collection, lot, form.version(), function);
            Flash.done(redirect, "animations.collection.handed-over", known.number());
            return to(collection);
        });
    }

    @PostMapping("/{collection}/lots/{lot}/receipt")
    ModelAndView receive(
            Actor actor,
            @PathVariable CollectionId collection,
            @PathVariable LotId lot,
            FilledForm form,
            RedirectAttributes redirect) {
        var known = collections.lot(actor, collection, lot);
        var number = form.text("number", Collections.LONGEST_NUMBER);
        var day = form.day("day");
        var counted = Amounts.counted(form, known.contents());
        form.errorAt("day", "animations.collection.day-to-come");
        return form.send(() -> collection(actor, collection), () -> {
            collections.receive(actor, collection, lot, form.version(), number, day.get(), counted.get());
            Flash.done(redirect, "animations.collection.received", known.number());
            return to(collection);
        });
    }

    /** On which the association signs for what it takes along. */
    @GetMapping("/{collection}/lots/{lot}/manifest.pdf")
    ResponseEntity<byte[]> manifest(
            Actor actor, @PathVariable CollectionId collection, @PathVariable LotId lot, Locale reader) {
        var it = collections.manifest(actor, collection, lot);
        return file("bordereau-lot-", it, papers.manifest(it, clock.instant(), reader));
    }

    /** What the association said that it got. */
    @GetMapping("/{collection}/lots/{lot}/receipt.pdf")
    ResponseEntity<byte[]> attestation(
            Actor actor, @PathVariable CollectionId collection, @PathVariable LotId lot, Locale reader) {
        var it = collections.attestation(actor, collection, lot);
        return file("attestation-lot-", it, papers.attestation(it, clock.instant(), reader));
    }

    private static ResponseEntity<byte[]> file(String what, LotPaper paper, byte[] pdf) {
        return Download.of(MediaType.APPLICATION_PDF, what + paper.lot().number() + ".pdf", pdf);
    }

    /** What somebody brings, as it is filled in: its good says in which unit. */
    private record Brought(Supplier<Good> good, Supplier<Integer> amount) {

        static Brought read(FilledForm form, CollectionView collection) {
            var unit = find(collection, form.typed("good")).map(Good::unit).orElse(GoodUnit.PIECES);
            return new Brought(
                    form.choice("good", it -> find(collection, it).orElseThrow(() -> new NotFound("good " + it))),
                    Amounts.read(form, "amount", unit));
        }

        private static Optional<Good> find(CollectionView collection, String key) {
            return collection.goods().stream()
                    .filter(it -> it.id().toString().equals(key))
                    .findFirst();
        }
    }

    private static String to(CollectionId collection) {
        return "redirect:/desk/collections/" + collection;
    }
}
