package fr.conciergerie.custody;

/**
 * A piece and how far its ledger has got.
 *
 * @param seq the number of its last transfer; 0 before the first
 */
record Item(ItemView view, int seq) {

    ItemId id() {
        return view.id();
    }

    Holder holder() {
        return view.holder();
    }

    boolean missing() {
        return view.missing();
    }

    boolean isWhole() {
        return view.isWhole();
    }

    /** Of ours or a partner's still: neither given back nor looked for. */
    boolean isInCustody() {
        return !view.missing() && !view.lost() && !view.isHandedOver();
    }

    boolean isOnSite() {
        return view.isOnSite();
    }
}
