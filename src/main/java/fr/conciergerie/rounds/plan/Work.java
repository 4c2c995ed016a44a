package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round does: it is done whole or not at all. */
public sealed interface Work {

    /** What the round knows it by. */
    String code();

    List<Call> calls();

    /**
     * Pieces taken at one stop and brought to another on the same round.
     *
     * @param pieces all of them
     * @param hanging how many of them hang
     * @param promisedBy when they have to be there, if that was promised to anybody
     */
    record Shipment(
            String code,
            Stop from,
            Stop to,
            int pieces,
            VolumeClass volume,
            int hanging,
            Nature nature,
            @Nullable Instant promisedBy)
            implements Work {

        public Shipment {
            if (pieces < 1 || hanging < 0 || hanging > pieces) {
                throw new Refused("rounds.shipment.miscounted", code);
            }
            if (from.code().equals(to.code())) {
                throw new Refused("rounds.shipment.goes-nowhere", code);
            }
        }

        public Load load() {
            return new Load(pieces, (pieces - hanging) * volume.litres(), hanging);
        }

        @Override
        public List<Call> calls() {
            return List.of(new Call(this, Call.Act.TAKE), new Call(this, Call.Act.BRING));
        }
    }

    /** A stop that is to be visited with nothing to bring or take that is known before. */
    record Errand(String code, Stop stop) implements Work {

        @Override
        public List<Call> calls() {
            return List.of(new Call(this, Call.Act.PASS));
        }
    }
}
