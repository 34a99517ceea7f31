package vn.tintinh.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Headline;
import vn.tintinh.publish.Headlines;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.SearchResult;
import vn.tintinh.store.SearchStore;
import vn.tintinh.store.SearchWords;

/** A search and what it found as a page shows them. */
final class SearchView {
    private static final int FEED_ITEMS = 50;

    private final Publisher publisher;
    private final Channels channels;
    private final Frames frames;
    private final Language language;
    private final SearchForm form;

    SearchView(Publisher publisher, Frames frames, SearchForm form) {
        this.publisher = publisher;
        this.channels = publisher.channels();
        this.frames = frames;
        this.language = frames.language();
        this.form = form;
    }

    /** @param result empty where nothing was asked for */
    Views.Results view(Optional<SearchResult> result) {
        List<Headline> headlines =
                result.map(found -> new Headlines(channels).of(found.items())).orElse(List.of());
        Lines lines = new Lines(channels, frames, SearchWords.of(words()));
        boolean byDate = form.order() == SearchStore.Order.NEWEST;
        return new Views.Results(
                frames.frame(subject(result.isPresent())),
                language.say("Tìm tin", "Search"),
                inputs(),
                form.notices(),
                result.map(this::count).orElse(""),
                byDate ? lines.days(headlines) : List.of(),
                byDate ? List.of() : lines.lines(headlines),
                result.map(found -> pages(found, headlines)).orElse(List.of()),
                result.filter(found -> found.found() == 0)
                        .map(found -> advice())
                        .orElse(List.of()),
                result.map(found -> subscription()));
    }

    private String words() {
        return form.selection().words().orElse("");
    }

    private Frames.Subject subject(boolean asked) {
        String title = asked && !words().isEmpty()
                ? language.say("Tìm “", "Search for “") + words() + "”"
                : language.say("Tìm tin", "Search");
        Frames.Subject subject = Frames.Subject.of(
                        form.path(form.page()),
                        title,
                        language.say(
                                "Tìm trong tin của các tỉnh, thành phố, có dấu hay không dấu.",
                                "Search the news of Việt Nam's provinces, with or without accents."))
                .searching(words());
        return asked ? subject.showing(channel()) : subject;
    }

    /** Feeds have no days: they go on. */
    private Channel channel() {
        return publisher.queried(form.selection(), FEED_ITEMS, Format.RSS).channel();
    }

    private Views.Subscription subscription() {
        boolean days = form.from().isPresent() || form.to().isPresent();
        return new Rows(channels, frames)
                .subscription(
                        channel(),
                        Optional.empty(),
                        "",
                        days
                                ? language.say(
                                        "Nguồn cấp có mọi tin mới, không theo khoảng ngày.",
                                        "The feed has all that is new, whatever the days above.")
                                : "");
    }

    private Views.Form inputs() {
        String any = language.say("Tất cả", "All");
        List<Views.Choice> categories = new ArrayList<>(List.of(new Views.Choice("", any, false)));
        channels.publishedCategories()
                .forEach(category -> categories.add(choice(
                        category.slug(),
                        ChannelName.of(category, language),
                        form.selection().categories())));
        List<Views.Choice> provinces = new ArrayList<>(List.of(new Views.Choice("", any, false)));
        channels.provinces()
                .forEach(province -> provinces.add(choice(
                        province.slug(), province.name(), form.selection().provinces())));
        List<Views.Choices> sources = new ArrayList<>();
        new Rows(channels, frames)
                .byPlace()
                .forEach((place, some) -> sources.add(new Views.Choices(
                        place,
                        some.stream()
                                .map(source -> choice(
                                        source.id(),
                                        source.name(),
                                        form.selection().sources()))
                                .toList())));
        boolean newest = form.order() == SearchStore.Order.NEWEST;
        return new Views.Form(
                words(),
                categories,
                provinces,
                sources,
                form.from().map(LocalDate::toString).orElse(""),
                form.to().map(LocalDate::toString).orElse(""),
                List.of(
                        new Views.Choice("relevance", language.say("Hợp nhất trước", "Best first"), !newest),
                        new Views.Choice("newest", language.say("Mới nhất trước", "Newest first"), newest)),
                form.isFiltered() || (newest && !words().isEmpty()));
    }

    /** A form takes one value of each; of several that a URL may have, the first is shown. */
    private static Views.Choice choice(String value, String name, List<String> chosen) {
        return new Views.Choice(value, name, !chosen.isEmpty() && chosen.get(0).equals(value));
    }

    private String count(SearchResult result) {
        int number = result.found();
        if (result.more()) {
            return language.say("Hơn " + number + " tin", "More than " + number + " items");
        }
        return number == 0
                ? language.say("Không tìm thấy tin nào", "Nothing found")
                : language.say(number + " tin", number + (number == 1 ? " item" : " items"));
    }

    private List<Views.Link> pages(SearchResult result, List<Headline> headlines) {
        int count = (result.found() + SearchForm.PAGE - 1) / SearchForm.PAGE;
        List<Views.Link> pages = new ArrayList<>();
        if (form.page() > 1) {
            pages.add(link(language.say("← Trang trước", "← Previous page"), Math.min(form.page(), count + 1) - 1));
        }
        if (form.page() < count) {
            pages.add(link(language.say("Trang sau →", "Next page →"), form.page() + 1));
        } else if (result.more() && !headlines.isEmpty() && form.order() == SearchStore.Order.NEWEST) {
            LocalDate last = Lines.day(headlines.get(headlines.size() - 1));
            LocalDate day =
                    form.to().filter(last::equals).map(to -> to.minusDays(1)).orElse(last);
            SearchForm on = SearchForm.upTo(day, form.selection(), form.from());
            pages.add(new Views.Link(language.say("Tin cũ hơn →", "Older news →"), frames.at(on.path(1))));
        }
        return pages;
    }

    private Views.Link link(String name, int page) {
        return new Views.Link(name, frames.at(form.path(Math.max(1, page))));
    }

    private List<String> advice() {
        List<String> advice = new ArrayList<>();
        if (words().matches(".*[\"“”„«»].*")) {
            advice.add(language.say(
                    "Bỏ dấu ngoặc kép: các từ không cần đứng cạnh nhau nữa.",
                    "Leave out the quotes: the words need not stand side by side then."));
        }
        if (words().strip().contains(" ")) {
            advice.add(language.say(
                    "Bớt từ: mọi từ đều phải có trong tin.", "Use fewer words: an item must have all of them."));
        }
        if (form.isFiltered()) {
            advice.add(language.say(
                    "Bỏ bớt chuyên mục, tỉnh, nguồn hoặc ngày.", "Choose all topics, provinces, sources and days."));
        }
        advice.add(language.say(
                "Viết có dấu hay không dấu đều được; thử một từ khác cùng nghĩa.",
                "Accents do not matter; try another word of the same meaning."));
        return advice;
    }
}
