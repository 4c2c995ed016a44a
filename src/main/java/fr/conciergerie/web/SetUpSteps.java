package fr.conciergerie.web;

import java.util.List;

/** What a module knows of how far a new operator has got: its steps of the set-up guide, for the operator at work, in one query. */
public interface SetUpSteps {

    List<SetUpStep> steps();
}
