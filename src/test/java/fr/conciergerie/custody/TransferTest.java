package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SiteId SITE = new SiteId(UUID.randomUUID());
    private static final Holder SHELF = new Holder.Storage(SITE, "B2");
    private static final Holder OTHER_SHELF = new Holder.Storage(SITE, "C3");
    private static final Holder MEMBER = new Holder.Member(new MemberId(UUID.randomUUID()));
    private static final Holder COBBLER = new Holder.Partner(new PartnerId(UUID.randomUUID()));

    @Test
    void aHandOverAndAMoveMayBeUndone() {
        assertThat(last(SHELF, MEMBER).isUndoable(NOON)).isTrue();
        assertThat(last(SHELF, new Holder.Delegate("Alix")).isUndoable(NOON)).isTrue();
        assertThat(last(SHELF, OTHER_SHELF).isUndoable(NOON)).isTrue();
    }

    @Test
    void whatOthersWereToldOfMayNot() {
        assertThat(last(MEMBER, SHELF).isUndoable(NOON)).isFalse();
        assertThat(last(SHELF, COBBLER).isUndoable(NOON)).isFalse();
        assertThat(last(COBBLER, SHELF).isUndoable(NOON)).isFalse();
    }

    @Test
    void aQuarterOfAnHourIsLongEnough() {
        var transfer = last(SHELF, MEMBER);

        assertThat(transfer.isUndoable(NOON.plus(Duration.ofMinutes(15)))).isTrue();
        assertThat(transfer.isUndoable(NOON.plus(Duration.ofMinutes(15)).plusMillis(1)))
                .isFalse();
    }

    @Test
    void onlyTheLastTransferMayBeUndoneAndNoUndoing() {
        assertThat(transfer(SHELF, MEMBER, 2, 3, false).isUndoable(NOON)).isFalse();
        assertThat(transfer(SHELF, MEMBER, 3, 3, true).isUndoable(NOON)).isFalse();
    }

    @Test
    void aHolderIsAtOneSite() {
        assertThat(SHELF.isAt(SITE)).isTrue();
        assertThat(new Holder.Locker(SITE, "12", null).isAt(SITE)).isTrue();
        assertThat(SHELF.isAt(new SiteId(UUID.randomUUID()))).isFalse();
        assertThat(MEMBER.isAt(SITE)).isFalse();
    }

    @Test
    void reservesComeBackAsTheyWereSaid() {
        assertThat(Reserves.read(List.of("WORN", "talon griffé", "STAIN")).words())
                .containsExactly("STAIN", "WORN", "talon griffé");
        assertThat(Reserves.read(List.of("OTHER")).words()).containsExactly("OTHER");
        assertThat(Reserves.read(List.of("  ")).isEmpty()).isTrue();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Reserves.read(List.of("une remarque", "et une autre")))
                .withMessage("custody.one-remark-only");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Reserves(Set.of(), "x".repeat(201)))
                .withMessage("custody.reserve-too-long");
    }

    private static Transfer last(Holder from, Holder to) {
        return transfer(from, to, 3, 3, false);
    }

    private static Transfer transfer(Holder from, Holder to, int seq, int lastSeq, boolean undoes) {
        var item = new ItemView(
                new ItemId(UUID.randomUUID()),
                ShortCode.next(),
                new OrderId(UUID.randomUUID()),
                new LineId(UUID.randomUUID()),
                SITE,
                1,
                1,
                "Bottines",
                Reserves.NONE,
                to,
                false,
                false,
                Reserves.NONE);
        return new Transfer(
                UUID.randomUUID(),
                new TransferId(UUID.randomUUID()),
                new Item(item, lastSeq),
                seq,
                from,
                to,
                NOON,
                Method.WITNESSED,
                undoes);
    }
}
