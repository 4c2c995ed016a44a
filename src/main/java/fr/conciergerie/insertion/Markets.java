package fr.conciergerie.insertion;

import java.util.List;

/** Where the markets of the operator at work come from. Without one, hours are entered for no market. */
public interface Markets {

    List<Market> all();
}
