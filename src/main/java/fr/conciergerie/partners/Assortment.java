package fr.conciergerie.partners;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What the partners supply, told by the module that sells it, which lies above this one: the families of services, by the
 * name of their constant.
 */
public interface Assortment {

    /** All families there are, in the order in which people are used to seeing them. */
    Collection<String> families();

    /** The partners who supply at least one service of the family today. */
    Set<PartnerId> suppliers(String family);

    /** The families in which each partner supplies a service today; a partner who supplies none is not in the answer. */
    Map<PartnerId, Set<String>> suppliedBy(Collection<PartnerId> partners);
}
