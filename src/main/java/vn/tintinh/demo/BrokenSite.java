package vn.tintinh.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * A district's site that fails in turns: well, an error 500, a feed cut off in the middle, well again, three seconds
 * late. What it has published is the same as of a sound site, so all of it arrives in the end.
 *
 * @param sound the same site without faults
 */
record BrokenSite(PaperSite sound) implements Site {
    private static final int TURNS = 5;
    private static final Duration LATE = Duration.ofSeconds(3);

    @Override
    public Place place() {
        return sound.place();
    }

    @Override
    public StoryWriter writer() {
        return sound.writer();
    }

    @Override
    public String polled() {
        return sound.polled();
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        Answer answer = sound.answer(path, now, request);
        if (!path.equals(polled())) {
            return answer;
        }
        Answer bare =
                new Answer(answer.status(), answer.type(), answer.body(), answer.modified(), false, answer.delay());
        return switch (request % TURNS) {
            case 1 -> Answer.html(500, "<!DOCTYPE html><title>Lỗi</title><h1>Server Error in '/' Application.</h1>");
            case 2 ->
                new Answer(
                        bare.status(),
                        bare.type(),
                        bare.cut(0.6).body(),
                        java.util.Optional.empty(),
                        false,
                        Duration.ZERO);
            case 4 -> bare.after(LATE);
            default -> bare;
        };
    }
}
