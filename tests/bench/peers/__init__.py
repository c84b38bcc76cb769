"""Parts of the bench of search: pages, builds of the engines, a server that counts, a real Chromium, the table."""
