package vn.tintinh.admin;

import java.util.Locale;
import vn.tintinh.store.Incident;
import vn.tintinh.web.Language;

/** Incidents as admins read them. */
record IncidentRows(Desk desk, Times times) {
    AdminViews.IncidentRow row(Incident incident) {
        Language language = times.language();
        IncidentWords words = IncidentWords.of(incident.kind());
        boolean open = incident.resolvedAt().isEmpty();
        boolean acknowledged = incident.acknowledgedAt().isPresent();
        return new AdminViews.IncidentRow(
                incident.id(),
                new AdminViews.Link(
                        desk.name(incident.sourceId()), "/admin/sources/" + incident.sourceId() + language.query()),
                open
                        ? acknowledged
                                ? new AdminViews.State("warn", language.say("đã biết", "known"))
                                : new AdminViews.State("bad", language.say("đang xảy ra", "open"))
                        : new AdminViews.State("calm", language.say("đã qua", "over")),
                name(words, language),
                language.say(words.advice(), words.englishAdvice()),
                incident.evidence(),
                times.when(incident.since()),
                times.when(incident.last()),
                incident.resolvedAt().map(times::when),
                open,
                acknowledged);
    }

    private static String name(IncidentWords words, Language language) {
        String english = words.english().substring(0, 1).toUpperCase(Locale.ROOT)
                + words.english().substring(1);
        return language.say(words.name(), english);
    }
}
