package fr.conciergerie.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be told of a link from the times that are kept of it. */
class LinkStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T11:30:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(7));
    private static final Instant NEXT_MONTH = NOW.plus(Duration.ofDays(29));

    @Test
    void nothingWasSentWhereThePartnerHasNoAddress() {
        assertThat(state(null, null, null, null)).isEqualTo(new LinkState.NeverSent());
    }

    @Test
    void aLinkWorksUntilItsLastDay() {
        assertThat(state(null, YESTERDAY, NEXT_MONTH, null)).isEqualTo(new LinkState.Good(YESTERDAY, NEXT_MONTH, null));
        assertThat(state(null, LAST_WEEK, NOW, null)).isEqualTo(new LinkState.Good(LAST_WEEK, NOW, null));
        assertThat(state(null, LAST_WEEK, YESTERDAY, null))
                .isEqualTo(new LinkState.Expired(LAST_WEEK, YESTERDAY, null));
    }

    @Test
    void aLinkIsRevokedOnceNoneIsGoodAnyMore() {
        assertThat(state(null, LAST_WEEK, null, YESTERDAY))
                .isEqualTo(new LinkState.Revoked(LAST_WEEK, YESTERDAY, null));
    }

    @Test
    void aFreshLinkMakesUpForTheRevokedOnes() {
        assertThat(state(LAST_WEEK, YESTERDAY, NEXT_MONTH, LAST_WEEK))
                .isEqualTo(new LinkState.Good(YESTERDAY, NEXT_MONTH, null));
    }

    @Test
    void aFreshLinkIsOnItsWayUntilItIsMade() {
        assertThat(state(YESTERDAY, LAST_WEEK, null, YESTERDAY)).isEqualTo(new LinkState.OnItsWay(YESTERDAY));
        assertThat(state(YESTERDAY, null, null, null)).isEqualTo(new LinkState.OnItsWay(YESTERDAY));
    }

    private static LinkState state(
            @Nullable Instant askedAt,
            @Nullable Instant sentAt,
            @Nullable Instant goodUntil,
            @Nullable Instant revokedAt) {
        return LinkState.of(askedAt, sentAt, goodUntil, revokedAt, null, NOW);
    }
}
