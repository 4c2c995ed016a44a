package fr.conciergerie.jobs.web;

import fr.conciergerie.shared.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The jobs of one partner, under one of three tabs. */
public record JobsPage(Tab tab, Counts counts, Slice<JobSheet> jobs, boolean older, LocalDate today) {

    /** What a partner looks for. */
    @Schema(name = "JobFilter")
    public enum Tab {
        TO_ANSWER("j.ended_at is null and l.status = 'WITH_PARTNER'"),
        UNDER_WAY("j.ended_at is null and l.status <> 'WITH_PARTNER'"),
        FINISHED("j.ended_at is not null");

        private final String condition;

        Tab(String condition) {
            this.condition = condition;
        }

        /** Its jobs are still to be done, so that their days matter. */
        boolean isOpen() {
            return this != FINISHED;
        }

        String condition() {
            return condition;
        }
    }

    public record Counts(int toAnswer, int underWay) {}
}
