package fr.conciergerie.privacy;

import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every rule of every module: the promise, as the page tells it and as the night carries it out. */
@Component
public class RuleBook {

    private final Map<String, RetentionRule> rules = new TreeMap<>();
    private final List<Forgetting> forgetting;
    private final JdbcClient jdbc;

    RuleBook(List<Forgetting> forgetting, List<RetentionRules> others, JdbcClient jdbc) {
        this.forgetting = forgetting.stream()
                .sorted(Comparator.comparing(it -> it.rule().code()))
                .toList();
        this.jdbc = jdbc;
        Stream.concat(forgetting.stream().map(Forgetting::rule), others.stream().flatMap(it -> it.rules().stream()))
                .forEach(this::add);
    }

    private void add(RetentionRule rule) {
        if (rules.putIfAbsent(rule.code(), rule) != null) {
            throw new IllegalStateException("two rules are called " + rule.code());
        }
    }

    public Collection<RetentionRule> all() {
        return List.copyOf(rules.values());
    }

    public List<RetentionRule> of(RetentionRule.Audience audience) {
        return rules.values().stream().filter(it -> it.audience() == audience).toList();
    }

    List<Forgetting> jobs() {
        return forgetting;
    }

    Optional<Forgetting> job(String code) {
        return forgetting.stream().filter(it -> it.rule().code().equals(code)).findAny();
    }

    /** The promise as rows, so that the database refuses whatever is longer. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void writeDown() {
        rules.values().forEach(rule -> {
            if (rule.kept() instanceof Kept.For(var longest, var shortest)) {
                jdbc.sql("""
                        insert into privacy.rule (code, longest, shortest)
                        values (:code, cast(:longest as interval), cast(:shortest as interval))
                            on conflict (code) do update set longest = excluded.longest, shortest = excluded.shortest
                         where (rule.longest, rule.shortest) is distinct from (excluded.longest, excluded.shortest)
                        """)
                        .param("code", rule.code())
                        .param("longest", longest.toString())
                        .param("shortest", shortest.toString())
                        .update();
            }
        });
    }
}
