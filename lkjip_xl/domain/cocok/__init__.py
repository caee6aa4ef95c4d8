"""An edited draft against the draft as it was made: figures in tables, sentences, charts and people's own claims."""
