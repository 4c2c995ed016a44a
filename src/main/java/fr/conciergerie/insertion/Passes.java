package fr.conciergerie.insertion;

import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The PASS of one person, held by whoever changes one of them: they do not overlap, and suspensions lie within theirs. */
record Passes(List<PassIae> all, PassRepository repository) {

    static Passes of(PersonId person, PersonRepository people, PassRepository repository) {
        if (!people.hold(person)) {
            throw new NotFound("person " + person);
        }
        return new Passes(repository.passes(List.of(person)).getOrDefault(person.value(), List.of()), repository);
    }

    PassIae latest() {
        if (all.isEmpty()) {
            throw Refused.conflict("insertion.no-pass");
        }
        return all.getLast();
    }

    /** The one that runs on a day. */
    PassIae on(LocalDate day) {
        var latest = latest();
        return all.reversed().stream().filter(it -> it.holds(day)).findFirst().orElseThrow(() -> {
            if (day.isAfter(latest.endsOn())) {
                return new Refused("insertion.after-the-pass", latest.endsOn());
            }
            return all.stream()
                    .filter(it -> it.startsOn().isAfter(day))
                    .findFirst()
                    .map(it -> new Refused("insertion.before-the-pass", it.startsOn()))
                    .orElseThrow();
        });
    }

    PassIae get(UUID pass) {
        return where(it -> it.id().equals(pass));
    }

    PassIae ofSuspension(UUID suspension) {
        return where(pass -> pass.suspensions().stream().anyMatch(it -> it.id().equals(suspension)));
    }

    PassIae ofProlongation(UUID prolongation) {
        return where(
                pass -> pass.prolongations().stream().anyMatch(it -> it.id().equals(prolongation)));
    }

    private PassIae where(Predicate<PassIae> right) {
        return all.stream().filter(right).findFirst().orElseThrow(Passes::gone);
    }

    static Refused gone() {
        return Refused.conflict("insertion.gone");
    }

    /** What lies elsewhere already, since before anybody looked, is no reason to refuse another change. */
    void change(PassIae before, int version, PassIae after) {
        apart(after.suspensions());
        var outside = before.outside();
        after.outside().stream().filter(it -> !outside.contains(it)).findFirst().ifPresent(it -> {
            throw new Refused(
                    "insertion.suspension-outside",
                    it.startsOn(),
                    it.endsOn(),
                    after.startsOn(),
                    after.without(it).endsOn());
        });
        if (!after.number().equals(before.number())) {
            requireOwnNumber(after);
        }
        requireRoom(after, it -> it.overlaps(after) && !it.overlaps(before));
        repository.updatePass(after, version, others(after).anyMatch(after::overlaps));
    }

    void requireRoomFor(PassIae pass) {
        requireOwnNumber(pass);
        requireRoom(pass, pass::overlaps);
    }

    private void requireRoom(PassIae pass, Predicate<PassIae> taken) {
        others(pass).filter(taken).findFirst().ifPresent(it -> {
            throw Refused.conflict("insertion.pass-overlaps", it.startsOn(), it.endsOn());
        });
    }

    private void requireOwnNumber(PassIae pass) {
        others(pass).filter(it -> it.number().equals(pass.number())).findFirst().ifPresent(it -> {
            throw Refused.conflict("insertion.pass-number-taken", it.startsOn());
        });
    }

    private Stream<PassIae> others(PassIae pass) {
        return all.stream().filter(it -> !it.id().equals(pass.id()));
    }

    private static void apart(List<Suspension> suspensions) {
        for (int i = 1; i < suspensions.size(); i++) {
            var one = suspensions.get(i - 1);
            if (suspensions.get(i).overlaps(one)) {
                throw Refused.conflict("insertion.suspension-overlaps", one.startsOn(), one.endsOn());
            }
        }
    }
}
