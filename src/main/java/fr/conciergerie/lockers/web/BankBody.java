package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.Bank;
import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.CompartmentId;
import fr.conciergerie.lockers.CompartmentStanding;
import fr.conciergerie.lockers.LockProfile;
import fr.conciergerie.lockers.Size;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A bank at a site, and what of it is free. Never who has what. */
@Schema(name = "LockerBank")
record BankBody(
        BankId id,
        @Schema(example = "Hall") String name,
        LockProfile profile,

        @Schema(description = "How many compartments can be had now")
        int free,

        List<CompartmentBody> compartments) {

    /**
     * @param label as it is written on the door
     * @param seated whether somebody who sits reaches it
     */
    @Schema(name = "Compartment")
    record CompartmentBody(
            CompartmentId id, @Schema(example = "A3") String label, Size size, boolean seated, boolean free) {}

    static BankBody of(Bank bank, List<CompartmentStanding> compartments) {
        return new BankBody(
                bank.id(),
                bank.name(),
                bank.details().profile(),
                (int) compartments.stream().filter(CompartmentStanding::free).count(),
                compartments.stream()
                        .map(it -> new CompartmentBody(it.id(), it.label(), it.size(), it.seated(), it.free()))
                        .toList());
    }
}
