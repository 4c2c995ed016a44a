package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What a test counts does not depend on the hour at which it runs. */
@SpringBootTest
@AutoConfigureMockMvc
class NightlyJobsLeftOutTest {

    @Autowired
    ScheduledTaskHolder jobs;

    @Test
    void noJobOfATimeOfDayIsDueInATestAndTheOthersAre() {
        assertThat(jobs.getScheduledTasks())
                .filteredOn(it -> it.getTask() instanceof CronTask)
                .isNotEmpty()
                .extracting(ScheduledTask::nextExecution)
                .containsOnlyNulls();
        assertThat(jobs.getScheduledTasks())
                .filteredOn(it -> !(it.getTask() instanceof CronTask))
                .isNotEmpty();
    }
}
