package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.organisations.InvitationRounds.Answer;
import fr.conciergerie.organisations.InvitationRounds.Foreseen;
import fr.conciergerie.organisations.InvitationRounds.Standing;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.MailWay;
import fr.conciergerie.web.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A whole list is invited: by number, in turn, none of them twice, stopped and gone on with. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(InvitationRoundsTest.Road.class)
class InvitationRoundsTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final UUID MANAGER = UUID.randomUUID();

    @Autowired
    Organisations organisations;

    @Autowired
    Members members;

    @Autowired
    Accounts accounts;

    @Autowired
    InvitationRounds rounds;

    @Autowired
    InvitationPace pace;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));
    private List<MemberId> people = List.of();

    @BeforeEach
    void twelveOnAList() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        town = Tenant.call(
                operator,
                () -> organisations.addOrganisation(
                        new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null)));
        people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(listed("Agent %02d".formatted(i), "a%d.%s@ville.example".formatted(i, UUID.randomUUID())));
        }
    }

    @Test
    void writesToThoseOnTheListAndToNobodyElse() {
        listed("Sans Courriel", null);
        var gone = listed("Partie", UUID.randomUUID() + "@ville.example");
        onOpenRoad(() -> members.invite(people.get(0)) == null);
        Tenant.run(operator, () -> {
            members.endEligibility(gone, LONG_AGO, 0);
            hasComeIn(people.get(1));
        });

        assertThat(foreseen()).isEqualTo(new Foreseen(13, 10, 1, 1, 1));
        begin(10);
        assertThat(some(100)).isEqualTo(10);

        assertThat(standing().invited()).isEqualTo(10);
        assertThat(standing().goesOn()).isFalse();
        letters(11);
        assertThat(foreseen()).isEqualTo(new Foreseen(13, 0, 1, 11, 1));
    }

    @Test
    void goesOnWhereItWasAfterAStop() {
        begin(12);

        some(5);
        assertThat(standing().settled()).isEqualTo(5);
        assertThat(standing().left()).isEqualTo(7);
        some(5);
        some(5);

        assertThat(standing().settled()).isEqualTo(12);
        assertThat(some(5)).isZero();
        letters(12);
    }

    @Test
    void beganTwiceItIsOneRound() {
        begin(12);
        begin(12);

        assertThat(RawRows.of("select id from organisations.invitation_round where organisation_id = '" + town + "'"))
                .hasSize(1);
    }

    @Test
    void aNumberThatIsNoLongerRightIsAskedAgain() {
        listed("Nouvelle", UUID.randomUUID() + "@ville.example");

        assertThat(answer(12))
                .isInstanceOfSatisfying(
                        Answer.AskAgain.class,
                        again -> assertThat(again.now().toInvite()).isEqualTo(13));
    }

    @Test
    void stoppedItWritesToNobodyElse() {
        begin(12);
        some(3);

        for (int twice = 0; twice < 2; twice++) {
            Tenant.run(operator, () -> rounds.stop(town, standing().id(), MANAGER));
        }

        assertThat(some(100)).isZero();
        assertThat(standing().stopped()).isTrue();
        assertThat(standing().left()).isEqualTo(9);
        letters(3);
        assertThat(foreseen().toInvite()).isEqualTo(9);
    }

    @Test
    void whoLeavesOrComesInMeanwhileIsNotWrittenTo() {
        begin(12);
        Tenant.run(operator, () -> {
            members.endEligibility(people.get(2), LONG_AGO, 0);
            hasComeIn(people.get(3));
        });

        some(100);

        assertThat(standing().notNeeded()).isEqualTo(2);
        assertThat(standing().invited()).isEqualTo(10);
        assertThat(standing().goesOn()).isFalse();
    }

    @Test
    void whoCannotBeWrittenToKeepsNobodyWaiting() {
        RawRows.change("update organisations.member set email = 'x_@_y' where id = '" + people.get(4) + "'");
        begin(12);

        some(100);

        assertThat(standing().failed()).isEqualTo(1);
        assertThat(standing().invited()).isEqualTo(11);
        assertThat(standing().goesOn()).isFalse();
    }

    @Test
    void withoutAMailServerNothingBegins() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tenant.call(operator, () -> rounds.begin(town, 12, MANAGER)))
                .withMessage("organisations.invitations.no-mail");
    }

    @Test
    void nobodyIsGivenALinkThatNobodyHandsOver() {
        begin(12);

        Tenant.run(operator, () -> pace.inviteSome(5));

        assertThat(standing().settled()).isZero();
    }

    @Test
    void anotherOperatorSeesAndStopsNothingOfIt() {
        begin(12);
        var stranger = organisations.createOperator("Autre", "op-" + UUID.randomUUID());

        assertThat(Tenant.call(stranger, () -> rounds.last(town))).isEmpty();
        assertThat(Tenant.call(stranger, () -> pace.inviteSome(100))).isZero();
    }

    @Test
    void thePaceIsThatOfAMailServer() {
        assertThat(pace.lasts(792)).hasMinutes(27);
        assertThat(pace.lasts(1)).hasMinutes(1);
    }

    private MemberId listed(String name, @Nullable String email) {
        return Tenant.call(operator, () -> organisations.addMember(town, new MemberDetails(name, email), LONG_AGO));
    }

    private void hasComeIn(MemberId member) {
        var account = accounts.ensure(UUID.randomUUID() + "@ville.example", "Agent", Locale.FRENCH);
        accounts.grant(account, Role.MEMBER, member.value());
    }

    private Foreseen foreseen() {
        return Tenant.call(operator, () -> rounds.foresee(town));
    }

    private void begin(int people) {
        assertThat(answer(people)).isInstanceOf(Answer.Begun.class);
    }

    private Answer answer(int people) {
        return onOpenRoad(() -> rounds.begin(town, people, MANAGER));
    }

    /** It is open for a moment only, so that nothing goes on by itself. */
    private <T> T onOpenRoad(Supplier<T> work) {
        Road.open = true;
        try {
            return Tenant.call(operator, work);
        } finally {
            Road.open = false;
        }
    }

    private int some(int most) {
        return onOpenRoad(() -> pace.inviteSome(most));
    }

    private Standing standing() {
        return Tenant.call(operator, () -> rounds.last(town).orElseThrow());
    }

    private void letters(int expected) {
        await().untilAsserted(() -> assertThat(
                        RawRows.of("select id from notifications.message where kind = 'INVITATION' and operator_id = '"
                                + operator + "'"))
                .hasSize(expected));
    }

    /** A way that is open although no letter leaves by it. */
    @TestConfiguration
    static class Road {

        static volatile boolean open;

        @Bean
        @Primary
        MailWay road() {
            return () -> open;
        }
    }
}
