package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserve;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.web.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An intake under way, kept in the address until it is done: what was pointed at, and what is wrong with it.
 *
 * @param pieces slugs of {@link PieceKind}, or what was written instead
 * @param reserves {@code 0:STAIN} for a stain on the first piece
 * @param remarks one for each piece, empty where nothing was said
 */
public record IntakeForm(List<String> pieces, List<String> reserves, List<String> remarks) {

    /** @param said all that came under a name */
    static IntakeForm of(Function<String, List<String>> said) {
        return new IntakeForm(
                said.apply("piece").stream()
                        .filter(it -> !it.isBlank())
                        .map(IntakeForm::shortened)
                        .limit(Custody.MAX_PIECES)
                        .toList(),
                List.copyOf(said.apply("reserve")),
                List.copyOf(said.apply("remark")));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    public boolean isFull() {
        return pieces.size() >= Custody.MAX_PIECES;
    }

    /** The same with one more piece, as a query. */
    public String with(String piece) {
        var more = new ArrayList<>(pieces);
        more.add(piece);
        return query(more);
    }

    /** The same with one piece less, as a query. */
    public String without(int index) {
        var fewer = new ArrayList<>(pieces);
        fewer.remove(index);
        return query(fewer);
    }

    public String query() {
        return query(pieces);
    }

    public String describe(int index, Words words) {
        var said = pieces.get(index);
        return PieceKind.ofSlug(said)
                .findFirst()
                .map(it -> words.word("desk.piece", it))
                .orElse(said);
    }

    public String icon(int index) {
        return PieceKind.ofSlug(pieces.get(index))
                .findFirst()
                .map(PieceKind::icon)
                .orElse("tag");
    }

    List<PieceIn> read(Words words) {
        return IntStream.range(0, pieces.size())
                .mapToObj(i -> new PieceIn(describe(i, words), reserves(i)))
                .toList();
    }

    private Reserves reserves(int index) {
        var kinds = EnumSet.noneOf(Reserve.class);
        for (var reserve : Reserve.values()) {
            if (reserves.contains(index + ":" + reserve)) {
                kinds.add(reserve);
            }
        }
        return new Reserves(kinds, index < remarks.size() ? remarks.get(index) : null);
    }

    private static String query(List<String> pieces) {
        return pieces.isEmpty()
                ? ""
                : "?piece="
                        + String.join(
                                "&piece=",
                                pieces.stream()
                                        .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8))
                                        .toList());
    }

    private static String shortened(String text) {
        var plain = text.strip();
        return plain.length() <= PieceIn.MAX_DESCRIPTION ? plain : plain.substring(0, PieceIn.MAX_DESCRIPTION);
    }
}
