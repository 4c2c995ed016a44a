package fr.conciergerie.accounts;

import fr.conciergerie.shared.OperatorId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who may come in although they never did: an organisation has them on its list. The module that owns the lists
 * contributes it.
 */
public interface ExpectedPeople {

    /** Where somebody of that address is expected today, at any operator. */
    List<Place> expectedAs(String email);

    /** The place is theirs who have this account; it is so already where they were expected before. */
    void expects(Place place, AccountId account);

    /**
     * One place on one list.
     *
     * @param subject whom the role of an agent stands for there
     * @param account with which they come in already; null where nobody does
     */
    record Place(
            OperatorId operator,
            UUID subject,
            String name,
            Locale locale,
            @Nullable AccountId account) {}
}
