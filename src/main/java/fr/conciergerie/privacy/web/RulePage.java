package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.Promises.Promise;
import fr.conciergerie.web.privacy.Forgetting.Due;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule as the manager looks at it.
 *
 * @param due what would go tonight; null where no night has anything to do
 * @param choices the periods that may be chosen; none where there is no choice
 */
public record RulePage(Promise promise, @Nullable Due due, List<String> tables, List<Period> choices) {}
