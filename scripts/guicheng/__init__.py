"""Guicheng 规程: a knowledge base of regulations, procedures and cases for supervision of administrative enforcement."""
