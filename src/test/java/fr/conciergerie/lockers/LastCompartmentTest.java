package fr.conciergerie.lockers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

/** Everybody wants a compartment in the same moment: as many have one as there are, everybody else hears of the desk. */
@SpringBootTest
@AutoConfigureMockMvc
class LastCompartmentTest {

    private static final int MEMBERS = 50;

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void asManyHaveOneAsThereAre(int compartments) throws Exception {
        var hall = Hall.open(context, counter.open(), "A1-A" + compartments, "", "");
        var members = members(hall);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<String>>();
        try (var people = Executors.newFixedThreadPool(MEMBERS)) {
            for (var member : members) {
                answers.add(people.submit(() -> {
                    start.await();
                    try {
                        return hall.reserve(member, Size.S, false).compartment();
                    } catch (Refused refused) {
                        return refused.key();
                    }
                }));
            }
            start.countDown();
        }

        var all = new ArrayList<String>();
        for (var answer : answers) {
            all.add(answer.get());
        }
        assertThat(all.stream().filter(it -> it.startsWith("A")))
                .hasSize(compartments)
                .doesNotHaveDuplicates();
        assertThat(all.stream().filter(it -> !it.startsWith("A")))
                .hasSize(MEMBERS - compartments)
                .containsOnly("lockers.none-free");
        assertThat(hall.doors()).extracting(CompartmentView::standing).containsOnly(Standing.AWAITED);
    }

    private static List<MemberId> members(Hall hall) {
        return hall.desk().there(() -> {
            var organisations = hall.context().getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            var members = new ArrayList<MemberId>();
            for (int i = 0; i < MEMBERS; i++) {
                members.add(organisations.addMember(
                        organisation,
                        new MemberDetails("Claude " + i, UUID.randomUUID() + "@client.example", null, Locale.FRENCH),
                        LocalDate.of(2024, 1, 1)));
            }
            return members;
        });
    }
}
