package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Side;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the client and the operator say of a year, each on their side; every change is taken back. */
class CommentsTest extends DemonstrationTest {

    private static final int YEAR = 2016;

    @Autowired
    Comments comments;

    @Autowired
    AnnualReports reports;

    @Test
    void bothSidesSayTheirs() {
        inTheDemonstration(() -> {
            comments.write(coordinator(), client(), YEAR, "Une belle année.", 0);
            comments.write(manager(), client(), YEAR, "Deux sites de plus en 2016.", 0);

            assertThat(there())
                    .extracting(Comment::side, Comment::words)
                    .containsExactly(
                            tuple(Side.OPERATOR, "Deux sites de plus en 2016."),
                            tuple(Side.CLIENT, "Une belle année."));
            assertThat(comments.of(client(), YEAR + 1)).isEmpty();
        });
    }

    @Test
    void aButtonPressedTwiceWritesOnce() {
        inTheDemonstration(() -> {
            comments.write(manager(), client(), YEAR, "Une fois.", 0);
            comments.write(manager(), client(), YEAR, "Une fois.", 0);

            assertThat(there()).extracting(Comment::version).containsExactly(1);
        });
    }

    @Test
    void whoHasNotReadAColleaguesWordsDoesNotReplaceThem() {
        inTheDemonstration(() -> {
            comments.write(manager(), client(), YEAR, "La première.", 0);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> comments.write(manager(), client(), YEAR, "La seconde.", 0));
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> comments.write(manager(), client(), YEAR, "", 0));
            comments.write(manager(), client(), YEAR, "La seconde, relue.", 1);
            assertThat(there()).extracting(Comment::words).containsExactly("La seconde, relue.");
        });
    }

    @Test
    void noWordsTakeItAway() {
        inTheDemonstration(() -> {
            comments.write(manager(), client(), YEAR, "Trop vite.", 0);
            comments.write(manager(), client(), YEAR, "", 1);

            assertThat(there()).isEmpty();
        });
    }

    @Test
    void aCoordinatorWritesOfTheirOwnOrganisationOnly() {
        inTheDemonstration(() -> assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> reports.whose(coordinator(), "ville-de-bellerive")));
    }

    private List<Comment> there() {
        return comments.of(client(), YEAR);
    }

    private OrganisationId client() {
        return organisations.organisationId("bordeaux-metropole");
    }

    private Actor coordinator() {
        return actor(Role.COORDINATOR, client().value());
    }
}
