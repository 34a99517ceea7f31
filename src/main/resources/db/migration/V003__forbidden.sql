-- Articles that robots.txt forbids: asked of robots.txt once a day, beside the budget of pages that are fetched.
ALTER TABLE listed_article ADD COLUMN forbidden boolean NOT NULL DEFAULT false;
