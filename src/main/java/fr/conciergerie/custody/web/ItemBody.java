package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.ItemId;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A labelled piece, as it is sent. */
@Schema(name = "Item")
record ItemBody(
        ItemId id,
        @Schema(example = "K7P3XW") String label,
        OrderId order,
        LineId line,
        int piece,
        int pieces,
        String description,

        @Schema(description = "Names of reserves, then the remark in words")
        List<String> reserves,

        HolderBody holder,
        boolean missing,
        boolean lost,

        @Schema(description = "What is wrong with it that was not when it was handed in, as for reserves")
        List<String> damage) {

    /**
     * Who has it.
     *
     * @param id whom or which site, as far as it has a key
     * @param place where on site it is put
     * @param name who collected in the member's place, or what else the holder is known by
     */
    @Schema(name = "Holder")
    record HolderBody(
            Holder.Kind kind,
            @Nullable UUID id,
            @Nullable String place,
            @Nullable String name) {

        static HolderBody of(Holder holder) {
            var kind = holder.kind();
            return switch (holder) {
                case Holder.Member(var member) -> new HolderBody(kind, member.value(), null, null);
                case Holder.Delegate(var name) -> new HolderBody(kind, null, null, name);
                case Holder.Concierge(var account) -> new HolderBody(kind, account, null, null);
                case Holder.Storage(var site, var place) -> new HolderBody(kind, site.value(), place, null);
                case Holder.Locker(var site, var compartment, var _) ->
                    new HolderBody(kind, site.value(), compartment, null);
                case Holder.Courier(var round, var _) -> new HolderBody(kind, null, null, round);
                case Holder.Partner(var partner) -> new HolderBody(kind, partner.value(), null, null);
                case Holder.Disposed(var authorisation) -> new HolderBody(kind, null, null, authorisation);
            };
        }
    }

    static ItemBody of(ItemView item) {
        return new ItemBody(
                item.id(),
                item.label().value(),
                item.order(),
                item.line(),
                item.piece(),
                item.pieces(),
                item.description(),
                item.reserves().words(),
                HolderBody.of(item.holder()),
                item.missing(),
                item.lost(),
                item.damage().words());
    }
}
