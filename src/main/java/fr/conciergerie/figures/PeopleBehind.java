package fr.conciergerie.figures;

import fr.conciergerie.figures.Tallies.Kind;
import fr.conciergerie.organisations.SiteId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By which rule one knows who is behind a figure, and so whether it may be told; each {@link Indicator} has one. */
enum PeopleBehind {
    /** It tells of no agent, whatever it is. */
    NOBODY {
        @Override
        Behind of(Beside figure) {
            return Behind.NOBODY;
        }
    },
    /** It counts people. */
    THOSE_COUNTED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(Tally.ofPeople(figure.numerator()));
        }
    },
    /** It counts some of a number of people. */
    SOME_OF_THEM {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    Tally.ofPeople(figure.numerator()),
                    Tally.ofPeople(figure.denominator() - figure.numerator()),
                    Tally.ofPeople(figure.denominator()));
        }
    },
    /** It says how much there was of something for each of them. */
    EACH_OF_THEM {
        @Override
        Behind of(Beside figure) {
            return Behind.count(Tally.ofPeople(figure.denominator()));
        }
    },
    WHO_ASKED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(figure.those(Kind.REQUESTED, ALL, figure.numerator()));
        }
    },
    WHO_WAS_SERVED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(figure.those(Kind.DELIVERED, ALL, figure.delivered()));
        }
    },
    WHO_ASKED_FOR_EVERYDAY_THINGS {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.FAMILY, EVERYDAY, figure.numerator()),
                    figure.those(Kind.NOT_EVERYDAY, ALL, figure.denominator() - figure.numerator()),
                    figure.those(Kind.REQUESTED, ALL, figure.denominator()));
        }
    },
    WHO_WAS_SERVED_IN_TIME {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.ON_TIME, ALL, figure.numerator()),
                    figure.those(Kind.LATE, ALL, figure.denominator() - figure.numerator()),
                    figure.those(Kind.UNPROMISED, ALL, figure.delivered() - figure.denominator()),
                    figure.those(Kind.DELIVERED, ALL, figure.delivered()));
        }
    },
    WHO_WAS_SERVED_BY_THE_SOCIAL_ECONOMY {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.SOCIAL, ALL, figure.numerator()),
                    figure.those(Kind.NOT_SOCIAL, ALL, figure.denominator() - figure.numerator()),
                    figure.those(Kind.DELIVERED, ALL, figure.denominator()));
        }
    },
    /** What was paid tells of what it was paid for: who is behind the services is behind their amounts. */
    WHO_PAID_THE_SOCIAL_ECONOMY {
        @Override
        Behind of(Beside figure) {
            long social = Counting.count(figure.all(), Indicator.ESS_SERVICE_SHARE);
            long others = figure.delivered() - social;
            var part = figure.those(Kind.SOCIAL, ALL, social);
            var rest = figure.those(Kind.NOT_SOCIAL, ALL, others);
            var whole = figure.those(Kind.DELIVERED, ALL, figure.delivered());
            return figure.isCertain(social) && figure.isCertain(others)
                    ? Behind.share(part, rest, whole)
                    : Behind.share(
                            figure.those(Kind.SOCIAL_AMOUNT), figure.those(Kind.NOT_SOCIAL_AMOUNT), whole, part, rest);
        }
    },
    WHO_WAS_ASKED_FOR_AN_OPINION {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.ANSWERED), figure.those(Kind.NOT_ANSWERED), figure.those(Kind.ASKED_FOR_OPINION));
        }
    },
    WHO_ANSWERED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(figure.those(Kind.ANSWERED));
        }
    },
    /** Taken away from all services it leaves those that were none; nobody knows who is behind these. */
    WHO_KEPT_AN_APPOINTMENT {
        @Override
        Behind of(Beside figure) {
            long others = figure.delivered() - figure.numerator();
            return Behind.count(
                    figure.those(Kind.APPOINTMENT_KEPT),
                    Tally.of(others, figure.tallies().mostByOne(figure.site())),
                    figure.those(Kind.DELIVERED, ALL, figure.delivered()));
        }
    },
    WHO_BOOKED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(figure.those(Kind.BOOKED));
        }
    },
    WHO_CAME_AS_BOOKED {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.CAME_AS_BOOKED),
                    figure.those(Kind.ABSENT).and(figure.those(Kind.EXCUSED)),
                    figure.those(Kind.BOOKED));
        }
    },
    WHO_WAS_ABSENT {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.ABSENT),
                    figure.those(Kind.CAME_AS_BOOKED).and(figure.those(Kind.EXCUSED)),
                    figure.those(Kind.BOOKED));
        }
    },
    /** Those of a single animation too, where they would follow from the sum. */
    WHO_REGISTERED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(
                    figure.those(Kind.REGISTERED),
                    SumOfAnimations.registered(figure.tallies()).following());
        }

        @Override
        long mostByOne(Tallies tallies, @Nullable SiteId site) {
            return tallies.of(Kind.REGISTERED, site, ALL).largest();
        }
    },
    WHO_CAME_OF_THOSE_REGISTERED {
        @Override
        Behind of(Beside figure) {
            return Behind.share(
                    figure.those(Kind.CAME),
                    figure.those(Kind.DID_NOT_COME),
                    figure.those(Kind.SAID_WHETHER_THEY_CAME),
                    SumOfAnimations.came(figure.tallies()).following(),
                    SumOfAnimations.missing(figure.tallies()).following());
        }

        @Override
        long mostByOne(Tallies tallies, @Nullable SiteId site) {
            return tallies.of(Kind.SAID_WHETHER_THEY_CAME, site, ALL).largest();
        }
    },
    WHO_CAME_UNANNOUNCED {
        @Override
        Behind of(Beside figure) {
            return Behind.count(figure.those(Kind.WALKED_IN));
        }

        @Override
        long mostByOne(Tallies tallies, @Nullable SiteId site) {
            return tallies.of(Kind.WALKED_IN, site, ALL).largest();
        }
    };

    private static final String ALL = "";
    private static final String EVERYDAY = "EVERYDAY";

    abstract Behind of(Beside figure);

    /** Whether it is people that the figure counts, so that one person changes it by one at most. */
    boolean isPeople() {
        return this == THOSE_COUNTED || this == SOME_OF_THEM;
    }

    /** What one person did of it, at most. */
    long mostByOne(Tallies tallies, @Nullable SiteId site) {
        return tallies.mostByOne(site);
    }

    /**
     * A figure that was counted, and those beside it.
     *
     * @param site null for all
     */
    record Beside(
            Figure figure,
            Map<Indicator, Figure> all,
            Tallies tallies,
            @Nullable SiteId site) {

        long numerator() {
            return Objects.requireNonNull(figure.numerator());
        }

        long denominator() {
            return Objects.requireNonNullElse(figure.denominator(), 0L);
        }

        long delivered() {
            return Counting.count(all, Indicator.SERVICES_DELIVERED);
        }

        Tally those(Kind kind, String key, long count) {
            return tallies.of(kind, site, key, count);
        }

        Tally those(Kind kind) {
            return tallies.of(kind, site, ALL);
        }

        boolean isCertain(long lines) {
            return tallies.isCertain(site, lines);
        }
    }
}
