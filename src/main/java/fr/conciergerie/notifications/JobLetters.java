package fr.conciergerie.notifications;

import fr.conciergerie.jobs.JobLink;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Block;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The letters to partners. */
@Component
class JobLetters {

    private final PublicAddress address;

    JobLetters(PublicAddress address) {
        this.address = address;
    }

    Letter given(PartnerJob job, JobLink link, Words words) {
        var subject = job.dueOn() == null
                ? words.say("notifications.job.given.subject", named(job, words))
                : words.say("notifications.job.given.subject-due", named(job, words), words.dateWithYear(job.dueOn()));
        return letter(
                words,
                subject,
                new Paragraph(words.say("notifications.job.given.intro")),
                facts(job, words),
                new Action(words.say("notifications.job.given.answer"), address.of(link.path())),
                validity(link, words));
    }

    Letter agreed(PartnerJob job, JobLink link, Words words) {
        return letter(
                words,
                words.say("notifications.job.agreed.subject", named(job, words)),
                new Paragraph(words.say("notifications.job.agreed.intro")),
                facts(job, words),
                new Action(words.say("notifications.job.see"), address.of(link.path())),
                validity(link, words));
    }

    Letter declined(PartnerJob job, Words words) {
        return letter(
                words,
                words.say("notifications.job.declined.subject", named(job, words)),
                new Paragraph(words.say("notifications.job.declined.intro")),
                facts(job, words));
    }

    Letter takenBack(PartnerJob job, Words words) {
        return letter(
                words,
                words.say("notifications.job.taken-back.subject", named(job, words)),
                new Paragraph(words.say("notifications.job.taken-back.intro")),
                facts(job, words));
    }

    /** The links in earlier letters are dead: this one is to be used. */
    Letter renewed(PartnerJob job, JobLink link, Words words) {
        return letter(
                words,
                words.say("notifications.job.renewed.subject", named(job, words)),
                new Paragraph(words.say("notifications.job.renewed.intro")),
                facts(job, words),
                new Action(words.say("notifications.job.see"), address.of(link.path())),
                validity(link, words));
    }

    private static Letter letter(Words words, String subject, Block... blocks) {
        return Letter.to(words, subject, List.of(blocks));
    }

    private static Facts facts(PartnerJob job, Words words) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say("notifications.order"), job.number()));
        facts.add(new Fact(
                words.say("notifications.service"),
                words.say("notifications.service-times", service(job, words), job.quantity())));
        if (!job.options().isEmpty() && !job.health()) {
            facts.add(new Fact(words.say("notifications.options"), String.join(", ", job.options())));
        }
        var price = job.price();
        facts.add(new Fact(
                words.say("notifications.price"),
                price == null ? words.say("notifications.job.to-quote") : words.money(price.times(job.quantity()))));
        if (job.dueOn() != null) {
            facts.add(new Fact(words.say("notifications.job.due"), words.dateWithYear(job.dueOn())));
        }
        return new Facts(facts);
    }

    private static String service(PartnerJob job, Words words) {
        return job.health() ? words.say("notifications.well-being") : job.service();
    }

    /** Two letters about two such jobs are not to be taken for one another. */
    private static String named(PartnerJob job, Words words) {
        return words.say("notifications.job.named", service(job, words), job.number());
    }

    private static Paragraph validity(JobLink link, Words words) {
        var until = link.expiresAt().atZone(words.zone()).toLocalDate();
        return new Paragraph(words.say("notifications.job.link", words.dateWithYear(until)));
    }
}
