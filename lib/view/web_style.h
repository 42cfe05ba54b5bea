#ifndef VIEW_WEB_STYLE_H
#define VIEW_WEB_STYLE_H

/* The style of every page, but for that of its pictures (plot_style). */
extern const char web_style[];

#endif
