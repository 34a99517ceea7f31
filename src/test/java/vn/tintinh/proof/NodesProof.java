package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vn.tintinh.proof.NewsOrigin.Asked;
import vn.tintinh.store.KillablePostgres;

/**
 * Three nodes share a database; two of them are killed and brought back at random. Every source is polled once per due
 * time, no host is asked by a node within its gap, nothing is lost, and a new configuration comes into force
 * although the nodes read it one after the other.
 */
public final class NodesProof {
    private static final Duration GAP = Duration.ofMillis(400);
    private static final Duration LEAST = Duration.ofSeconds(3);
    private static final String POLL = "min: 3s, max: 5s";
    private static final String POLLING = "  host-gap: 400ms\n";
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Random random;
    private final NewsOrigin origin;
    private final Books books;
    private final List<Node> nodes;
    private final List<Manners.Death> deaths = new ArrayList<>();

    private NodesProof(Path folder, long seed, NewsOrigin origin, KillablePostgres postgres) {
        this.random = new Random(seed);
        this.origin = origin;
        this.books = new Books(postgres);
        this.nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Node("node-" + i, folder, postgres, POLLING).sources(origin.yaml(POLL)))
                .toList();
    }

    /** Runs it below a folder for so long; fails with what went wrong. Returns what was done, as a sentence. */
    public static String run(Path folder, long seed, Duration time) {
        List<String> hosts =
                IntStream.rangeClosed(1, 8).mapToObj(i -> "127.0.2." + i).toList();
        try (NewsOrigin origin = new NewsOrigin(hosts, 3, 12);
                KillablePostgres postgres = new KillablePostgres(folder)) {
            NodesProof proof = new NodesProof(folder, seed, origin, postgres);
            try {
                return "nodes: seed " + seed + ", " + proof.killTwoOfThree(time);
            } finally {
                proof.nodes.forEach(Node::close);
            }
        }
    }

    private String killTwoOfThree(Duration time) {
        origin.stock(10);
        origin.publishEvery(250, random);
        nodes.forEach(Node::start);
        nodes.forEach(node -> node.process().awaitReady());
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Pace.pause(500 + random.nextInt(3000));
            killOrBringBack(nodes.get(1 + random.nextInt(2)));
        }
        nodes.stream().filter(node -> !node.isUp()).forEach(Node::start);
        String newcomer = configureAnew();
        origin.stopPublishing();
        books.awaitAll(origin, SETTLING);
        books.assertComplete(origin);
        books.assertServed(origin, nodes.get(0).process());
        return judge() + newcomer;
    }

    private void killOrBringBack(Node node) {
        if (node.isUp()) {
            node.kill();
            deaths.add(new Manners.Death(node.name(), System.nanoTime()));
        } else {
            node.start();
        }
    }

    /** A source joins while the nodes save and read their files one after the other. */
    private String configureAnew() {
        nodes.forEach(node -> node.process().awaitReady());
        Feed joined = origin.join();
        long saved = System.nanoTime();
        for (Node node : nodes) {
            node.sources(origin.yaml(POLL));
            Pace.pause(300);
        }
        nodes.get(0).process().await("a poll of the new source", () -> origin.asked().stream()
                .anyMatch(asked -> asked.source().equals(joined.id())));
        long took = (System.nanoTime() - saved) / 1_000_000;
        assertThat(took).as("ms until a new source was polled").isLessThan(15_000);
        return "; a source that joined was polled after " + took + " ms";
    }

    private String judge() {
        List<Asked> asked = origin.asked();
        Manners manners = new Manners(asked, deaths);
        assertThat(manners.hasty(LEAST)).as("polls before their time").isEmpty();
        assertThat(manners.crowding(GAP)).as("requests within a host's gap").isEmpty();
        assertThat(manners.longestWait()).as("the longest wait").isLessThan(Duration.ofSeconds(45));
        List<String> working =
                asked.stream().map(Asked::node).distinct().sorted().toList();
        assertThat(working).as("nodes that polled").containsExactly("node-1", "node-2", "node-3");
        return "%d kills; %d requests to 8 hosts by %d nodes, no poll before its time, no host's gap broken, longest wait"
                        .formatted(deaths.size(), asked.size(), working.size())
                + " %d ms; %d items, none lost, none doubled"
                        .formatted(manners.longestWait().toMillis(), origin.count());
    }
}
