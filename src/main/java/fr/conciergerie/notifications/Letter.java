package fr.conciergerie.notifications;

import fr.conciergerie.web.Contact;
import fr.conciergerie.web.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, before it becomes plain text and HTML: both are made from it, so both say the same. Public for the
 * sake of its template.
 *
 * @param blocks from top to bottom
 */
public record Letter(String subject, List<Block> blocks) {

    public Letter {
        blocks = List.copyOf(blocks);
    }

    /** A letter as all of ours begin. */
    static Letter to(Words reader, String subject, List<? extends Block> blocks) {
        var greeting = new Paragraph(reader.say("notifications.greeting"));
        return new Letter(
                subject, Stream.concat(Stream.of(greeting), blocks.stream()).toList());
    }

    /** One thing among those that a letter is made of. */
    public sealed interface Block {

        String text();
    }

    public record Paragraph(String text) implements Block {}

    /** What is known, line by line. */
    public record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String text() {
            return facts.stream().map(it -> it.label() + " " + it.value()).collect(Collectors.joining("\n"));
        }
    }

    /** @param label with its colon */
    public record Fact(String label, String value) {}

    public record Items(String label, List<String> items) implements Block {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(it -> "\n- " + it).collect(Collectors.joining("", label, ""));
        }
    }

    /** Something to show or to read out. */
    public record Code(String label, String code) implements Block {

        @Override
        public String text() {
            return label + " " + code;
        }
    }

    /** What the reader may do now. */
    public record Action(String label, String url) implements Block {

        @Override
        public String text() {
            return label + "\n" + url;
        }
    }

    /**
     * A line of the signature.
     *
     * @param contact what one may touch in it to call or to write; null in most
     */
    public record Signed(String text, @Nullable Contact contact) {

        static Signed of(String text) {
            return new Signed(text, null);
        }
    }

    /** The plain text; whoever prefers it, or hears it read out, misses nothing. */
    public String text(String signature) {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n", "", "\n\n-- \n" + signature + "\n"));
    }
}
