"""Reading and writing the knowledge base: ``regs/`` on disk to a Corpus in memory."""
