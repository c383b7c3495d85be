package se.samrad.status.feeds;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** RSS 2.0. It has no words for a withdrawn item, so such are left out. */
final class Rss {
    static final String MEDIA_TYPE = "application/rss+xml";
    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private Rss() {}

    static String write(Bulletin bulletin) {
        Channel channel = new Channel("rss_2.0");
        channel.setEncoding("UTF-8");
        channel.setTitle(bulletin.title());
        channel.setDescription(bulletin.title());
        channel.setLink(bulletin.page());
        channel.setLanguage("sv");
        channel.setLastBuildDate(Date.from(bulletin.updated()));
        channel.setItems(bulletin.entries().stream().map(Rss::item).toList());
        channel.setForeignMarkup(List.of(new Element("link", ATOM)
                .setAttribute("rel", "self")
                .setAttribute("type", MEDIA_TYPE)
                .setAttribute("href", bulletin.self())));
        try {
            return new WireFeedOutput().outputString(channel);
        } catch (FeedException e) {
            throw new IllegalStateException(e); // everything that a channel needs is set above
        }
    }

    private static Item item(Bulletin.Entry entry) {
        Item item = new Item();
        item.setTitle(entry.title());
        item.setLink(entry.link());
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(entry.id());
        item.setGuid(guid);
        if (entry.published() != null) item.setPubDate(Date.from(entry.published()));
        Description description = new Description();
        description.setType("text/html");
        description.setValue(entry.html());
        item.setDescription(description);
        item.setCategories(entry.categories().stream().map(Rss::category).toList());
        return item;
    }

    private static Category category(Bulletin.Category theme) {
        Category category = new Category();
        category.setValue(theme.name());
        return category;
    }
}
