package vn.tintinh.render.check;

import static java.util.Objects.requireNonNull;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks Atom documents against {@code atom.rng}. Not for several threads at once. */
public final class AtomGrammar {
    private final List<String> faults = new ArrayList<>();
    private final ValidationDriver driver;

    /** Reads the grammar. */
    public AtomGrammar() {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new Collector());
        driver = new ValidationDriver(properties.toPropertyMap());
        try {
            URL grammar = requireNonNull(AtomGrammar.class.getResource("/atom.rng"));
            if (!driver.loadSchema(new InputSource(grammar.toString()))) {
                throw new IllegalStateException("atom.rng: " + faults);
            }
        } catch (IOException | SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is wrong with a document, each with its line; nothing in a valid one. */
    public List<String> of(byte[] document) {
        faults.clear();
        try {
            boolean valid = driver.validate(new InputSource(new ByteArrayInputStream(document)));
            if (valid != faults.isEmpty()) {
                throw new IllegalStateException("valid: " + valid + ", but " + faults);
            }
        } catch (IOException | SAXException broken) {
            throw new IllegalStateException(broken);
        }
        return List.copyOf(faults);
    }

    private final class Collector implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {
            note(fault);
        }

        @Override
        public void error(SAXParseException fault) {
            note(fault);
        }

        @Override
        public void fatalError(SAXParseException fault) {
            note(fault);
        }

        private void note(SAXParseException fault) {
            faults.add("line " + fault.getLineNumber() + ": " + fault.getMessage());
        }
    }
}
