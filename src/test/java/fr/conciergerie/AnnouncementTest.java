package fr.conciergerie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a start says last. */
class AnnouncementTest {

    @Test
    void saysThatNoLetterLeavesWhereThereIsNoMailServer() {
        assertThat(Announcement.lines(false, false, 8080))
                .first()
                .asString()
                .contains("no mail server is set up (CONCIERGERIE_SMTP_HOST", "a link to hand over");
        assertThat(Announcement.lines(false, true, 8080)).containsExactly("Conciergerie runs on http://localhost:8080");
    }

    @Test
    void namesTheAccountsOfADemonstration() {
        assertThat(Announcement.lines(true, true, 8080)).contains("  agent@demo.example");
    }
}
