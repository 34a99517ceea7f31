package vn.tintinh.publish;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes renditions with the least work: one job a channel, however many ask for it, and all of the channel's
 * publications that are wanted from one reading of the store. Everything here runs on one event loop.
 *
 * <p>A job that was just done rests as long as it took, but never so long that a reader would notice: a channel that
 * changes all the time is made anew some ten times a second at most, of all changes meanwhile at once. Somebody who waits
 * for a first rendition ends the rest.
 */
final class Press {
    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 1024;
    private static final Duration LONGEST_REST = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Context loop;
    private final Printer printer;
    private final Map<String, Job> jobs = new HashMap<>();
    private final Deque<Job> asked = new ArrayDeque<>();
    private final Deque<Job> refreshed = new ArrayDeque<>();
    private final Promise<Void> closed = Promise.promise();
    private boolean closing;
    private boolean askedFirst;
    private int running;

    Press(Vertx vertx, Context loop, Printer printer) {
        this.vertx = vertx;
        this.loop = loop;
        this.printer = printer;
    }

    /** Makes publications of one channel, off the event loop, and puts them on the shelf. */
    @FunctionalInterface
    interface Printer {
        Future<Map<String, Rendition>> print(List<Publication> publications);
    }

    private enum State {
        IDLE,
        WAITING,
        RUNNING,
        RESTING
    }

    private static final class Job {
        private final String channel;
        private Map<String, Publication> wanted = new LinkedHashMap<>();
        private Map<String, Promise<Rendition>> promised = new HashMap<>();
        private Set<String> printing = Set.of();
        private State state = State.IDLE;

        private Job(String channel) {
            this.channel = channel;
        }
    }

    /** A rendition that somebody waits for. Fails at once when too many channels are waited for. */
    Future<Rendition> print(Publication publication) {
        Job job = job(publication);
        if (closing || (job.state == State.IDLE && asked.size() >= WAITING)) {
            jobs.remove(job.channel, job.state == State.IDLE ? job : null);
            return Future.failedFuture(new IllegalStateException("too many channels are being made"));
        }
        job.wanted.put(publication.uri(), publication);
        Promise<Rendition> promise = job.promised.computeIfAbsent(publication.uri(), uri -> Promise.promise());
        if (job.state == State.IDLE || job.state == State.RESTING) {
            enqueue(job, asked);
        }
        return promise.future();
    }

    /** A rendition that nobody waits for: it replaces the one that is served meanwhile. */
    void refresh(Publication publication) {
        Job job = job(publication);
        job.wanted.put(publication.uri(), publication);
        if (job.state == State.IDLE) {
            enqueue(job, refreshed);
        }
    }

    /** Whether it is being made just now, of what the store had when that began. */
    boolean isPrinting(Publication publication) {
        Job job = jobs.get(publication.issue());
        return job != null && job.printing.contains(publication.uri());
    }

    /** Ends; what is being made is finished first. */
    Future<Void> close() {
        closing = true;
        asked.clear();
        refreshed.clear();
        for (Job job : jobs.values()) {
            job.promised.values().forEach(promise -> promise.tryFail("the server stops"));
        }
        if (running == 0) {
            closed.tryComplete();
        }
        return closed.future();
    }

    private Job job(Publication publication) {
        return jobs.computeIfAbsent(publication.issue(), Job::new);
    }

    private void enqueue(Job job, Deque<Job> queue) {
        job.state = State.WAITING;
        queue.add(job);
        pump();
    }

    private void pump() {
        while (running < AT_ONCE && !closing) {
            Job next = next();
            if (next == null) {
                return;
            }
            run(next);
        }
    }

    /** From both queues in turn: neither many questions nor many changes keep the other waiting. */
    private @Nullable Job next() {
        askedFirst = !askedFirst;
        Job first = askedFirst ? asked.poll() : refreshed.poll();
        if (first != null) {
            return first;
        }
        return askedFirst ? refreshed.poll() : asked.poll();
    }

    private void run(Job job) {
        running++;
        job.state = State.RUNNING;
        List<Publication> publications = List.copyOf(job.wanted.values());
        job.printing = Set.copyOf(job.wanted.keySet());
        Map<String, Promise<Rendition>> promised = job.promised;
        job.wanted = new LinkedHashMap<>();
        job.promised = new HashMap<>();
        long started = System.nanoTime();
        printer.print(publications)
                .onSuccess(made -> loop.runOnContext(on -> {
                    promised.forEach((uri, promise) -> keep(promise, made.get(uri)));
                    long took = (System.nanoTime() - started) / 1_000_000;
                    done(job, Math.min(took, LONGEST_REST.toMillis()));
                }))
                .onFailure(cause -> loop.runOnContext(on -> {
                    LOG.warn("channel={} outcome=failed reason=\"{}\"", job.channel, cause.toString());
                    promised.values().forEach(promise -> promise.tryFail(cause));
                    again(job, publications, promised);
                    done(job, RETRY.toMillis());
                }));
    }

    private static void keep(Promise<Rendition> promise, @Nullable Rendition made) {
        if (made == null) {
            promise.tryFail("it was there a moment ago, and is no more");
        } else {
            promise.tryComplete(made);
        }
    }

    /** What is being served stays so, and is made anew later; who waited has been told and may ask again. */
    private static void again(Job job, List<Publication> publications, Map<String, Promise<Rendition>> promised) {
        publications.stream()
                .filter(publication -> !promised.containsKey(publication.uri()))
                .forEach(publication -> job.wanted.putIfAbsent(publication.uri(), publication));
    }

    private void done(Job job, long restMillis) {
        running--;
        job.printing = Set.of();
        if (closing) {
            if (running == 0) {
                closed.tryComplete();
            }
            return;
        }
        if (!job.promised.isEmpty()) {
            enqueue(job, asked);
            return;
        }
        job.state = State.RESTING;
        vertx.setTimer(Math.max(1, restMillis), timer -> rested(job));
        pump();
    }

    private void rested(Job job) {
        if (job.state != State.RESTING) {
            return;
        }
        job.state = State.IDLE;
        if (job.wanted.isEmpty()) {
            jobs.remove(job.channel, job);
        } else {
            enqueue(job, refreshed);
        }
    }
}
