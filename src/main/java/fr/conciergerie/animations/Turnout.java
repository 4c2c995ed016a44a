package fr.conciergerie.animations;

/** How many people of one organisation are registered for an animation, and how many of them came; their guests aside. */
record Turnout(AnimationId animation, int registered, int attended) {}
