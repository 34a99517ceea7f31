SELECT uri, tag, last_modified FROM validator
