package vn.tintinh.ingest;

import java.time.InstantSource;
import java.util.function.Supplier;
import vn.tintinh.config.Settings;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.store.HealthStore;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.PendingStore;
import vn.tintinh.store.RunStore;

/**
 * What runs work with.
 *
 * @param workers for all work on the processor that takes over a millisecond
 * @param intake of the configuration in force
 * @param polling settings in force
 * @param hubs that sources name
 */
record Tools(
        Fetcher fetcher,
        RunStore runs,
        PendingStore pending,
        HealthStore healths,
        IncidentStore incidents,
        Workshop workers,
        Supplier<Intake> intake,
        Supplier<Settings.Polling> polling,
        Timetable timetable,
        Hubs hubs,
        RunLog log,
        InstantSource clock) {}
