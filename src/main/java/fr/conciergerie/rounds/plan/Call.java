package fr.conciergerie.rounds.plan;

/** One end of a work: at which stop what is done. Calls that follow each other at one stop are one visit. */
public record Call(Work work, Act act) {

    /** What is done there. */
    public enum Act {
        TAKE,
        BRING,
        PASS
    }

    public Call {
        if ((act == Act.PASS) != (work instanceof Work.Errand)) {
            throw new IllegalArgumentException(act + " for " + work.code());
        }
    }

    public Stop stop() {
        return switch (work) {
            case Work.Shipment it -> act == Act.TAKE ? it.from() : it.to();
            case Work.Errand it -> it.stop();
        };
    }
}
