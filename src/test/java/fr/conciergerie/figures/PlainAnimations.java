package fr.conciergerie.figures;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Animation;
import fr.conciergerie.figures.RawRows.Received;
import fr.conciergerie.figures.RawRows.Registration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What took place for an organisation, who of its people were there, and what was collected at its sites. */
record PlainAnimations(PlainFigures figures) {

    Counted held() {
        var announced =
                meant().stream().filter(it -> it.wasAnnounced() && isHere(it)).toList();
        return announced.isEmpty()
                ? Counted.NOTHING
                : Counted.of(announced.stream().filter(Animation::isHeld).count(), announced.size());
    }

    Counted registrations() {
        return orNothing(registered().size());
    }

    /** As the first definition had it: those without an account did not count. */
    Counted registrationsOfAgents() {
        return orNothing(registeredAgents().size());
    }

    Counted attendance() {
        return attendance(registered());
    }

    /** Likewise. */
    Counted attendanceOfAgents() {
        return attendance(registeredAgents());
    }

    private static Counted attendance(List<Registration> registered) {
        var said = registered.stream().filter(Registration::wasSaid).toList();
        return said.isEmpty()
                ? Counted.NOTHING
                : Counted.of(
                        said.stream()
                                .filter(it -> it.status().equals("ATTENDED"))
                                .count(),
                        said.size());
    }

    Counted walkIns() {
        return orNothing(meant().stream()
                .filter(Animation::isHeld)
                .mapToInt(Animation::walkIns)
                .sum());
    }

    Counted ownMinutes() {
        var noted = figures.rows().animations().stream()
                .filter(it -> it.isHeld() && it.kind().equals("CLIENT") && it.conciergeMinutes() != null)
                .filter(it -> figures.organisation().equals(it.onlyFor()) && figures.isIn(it.day()) && isHere(it))
                .toList();
        return noted.isEmpty()
                ? Counted.NOTHING
                : Counted.of(
                        noted.stream().mapToLong(Animation::conciergeMinutes).sum());
    }

    Counted received(String unit) {
        var received = figures.rows().received().stream()
                .filter(it -> it.unit().equals(unit) && figures.isIn(it.on()) && figures.isHere(it.site()))
                .filter(it -> uses(it.site(), it.on()) && isFor(it.onlyFor()))
                .toList();
        return received.isEmpty()
                ? Counted.NOTHING
                : Counted.of(received.stream().mapToInt(Received::amount).sum());
    }

    private static Counted orNothing(long count) {
        return count == 0 ? Counted.NOTHING : Counted.of(count);
    }

    /**
     * Whoever they were for: of which organisation somebody was is known of each registration of an agent. Those without an account are
     * of none: they count where the organisation's people could come.
     */
    private List<Registration> registered() {
        var could = meant();
        return figures.rows().animations().stream()
                .filter(it -> it.isHeld() && figures.isIn(it.day()))
                .flatMap(it -> RawRows.of(figures.rows().registrations(), it.id()).stream()
                        .filter(one -> one.organisation() == null
                                ? could.contains(it)
                                : one.organisation().equals(figures.organisation())))
                .filter(Registration::counts)
                .toList();
    }

    private List<Registration> registeredAgents() {
        return registered().stream().filter(it -> it.organisation() != null).toList();
    }

    /** Those of the period that the organisation's people could come to. */
    private List<Animation> meant() {
        return figures.rows().animations().stream()
                .filter(it -> figures.isIn(it.day()) && isFor(it.onlyFor()))
                .filter(it -> it.onlyFor() != null
                        || it.sites().isEmpty()
                        || it.sites().stream().anyMatch(site -> uses(site, it.day())))
                .toList();
    }

    /** One that is for everybody, at a site that they use. */
    private boolean isHere(Animation animation) {
        var site = figures.site();
        return site == null
                || animation.sites().contains(site) && (animation.onlyFor() != null || uses(site, animation.day()));
    }

    private boolean uses(UUID site, LocalDate day) {
        return figures.rows().uses(figures.organisation(), site, day);
    }

    private boolean isFor(@Nullable UUID onlyFor) {
        return onlyFor == null || onlyFor.equals(figures.organisation());
    }
}
