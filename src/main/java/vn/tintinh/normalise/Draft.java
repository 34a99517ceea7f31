package vn.tintinh.normalise;

import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Person;

/** An item that lacks only its keys: these depend on the other items of the feed. */
record Draft(
        Traits traits,
        String title,
        Body body,
        List<Person> authors,
        List<String> labels,
        List<Enclosure> enclosures,
        Optional<Image> image,
        Optional<String> language) {

    /** The item, known by the keys. */
    Item item(List<ItemKey> keys) {
        ItemDates dates = traits.dates();
        return new Item(
                keys,
                traits.link(),
                title,
                body.summary(),
                body.content(),
                authors,
                dates.published(),
                dates.updated(),
                dates.basis(),
                dates.precision(),
                labels,
                enclosures,
                image,
                language);
    }
}
