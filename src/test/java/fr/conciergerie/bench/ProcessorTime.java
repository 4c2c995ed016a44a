package fr.conciergerie.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The processor time that this process and the database have used so far: unlike the time on the clock it does not depend on
 * what else the machine is doing.
 */
record ProcessorTime(Duration application, Duration database) {

    static ProcessorTime now() {
        var own = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var servers = ProcessHandle.current()
                .descendants()
                .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return new ProcessorTime(Duration.ofNanos(own.getProcessCpuTime()), servers);
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(application.minus(before.application), database.minus(before.database));
    }
}
