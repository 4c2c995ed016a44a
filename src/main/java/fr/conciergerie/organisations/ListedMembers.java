package fr.conciergerie.organisations;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.ExpectedPeople;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Members on the list of an organisation, whichever operator serves it: by their address there they may come in. */
@Component
class ListedMembers implements ExpectedPeople {

    private final MemberRepository members;
    private final OperatorDirectory operators;
    private final TransactionTemplate transaction;
    private final DayClock dayClock;

    ListedMembers(
            MemberRepository members,
            OperatorDirectory operators,
            PlatformTransactionManager transactions,
            DayClock dayClock) {
        this.members = members;
        this.operators = operators;
        this.transaction = new TransactionTemplate(transactions);
        this.dayClock = dayClock;
    }

    @Override
    public List<Place> expectedAs(String email) {
        return operators.all().stream().flatMap(operator -> at(operator, email)).toList();
    }

    private Stream<Place> at(OperatorDirectory.Entry operator, String email) {
        var today = dayClock.today();
        var listed = Tenant.call(
                operator.id(), () -> requireNonNull(transaction.execute(_ -> members.listedAs(email, today))));
        return listed.stream()
                .map(it -> new Place(operator.id(), it.id().value(), it.name(), it.locale(), accountOf(it)));
    }

    private static @Nullable AccountId accountOf(Member member) {
        return member.account() == null ? null : new AccountId(member.account());
    }

    @Override
    public void expects(Place place, AccountId account) {
        var id = new MemberId(place.subject());
        if (members.get(id).account() == null) {
            members.setAccount(id, account.value());
        }
    }
}
